import type { Machine } from '../training/machine.js';

/** A sentence about what trains. */
export function MachineNote({ backend, threads, threadsReason }: Machine) {
  const team = threads === undefined ? '' : `, ${threads} ${threads === 1 ? 'thread' : 'threads'}`;
  const reason = threadsReason === undefined ? '' : ` (${threadsReason})`;
  return (
    <>
      Trained here by {backend}
      {team}
      {reason}.
    </>
  );
}
