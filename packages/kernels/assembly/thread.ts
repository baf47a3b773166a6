/** Which thread this instance is for: 0 is the caller's, the others set theirs. Each has its own part of a kernel's scratch. */
export let threadIndex: i32 = 0;
