/** Class of the nodes that the files give no label. */
export const unlabeled = 'unlabeled';
