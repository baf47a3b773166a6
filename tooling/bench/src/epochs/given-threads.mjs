/** @file A process that prints how many threads the backend has when asked for as many. */
import { startBackend } from '../backend.mjs';

const threads = await startBackend(Number(process.argv[2]));
process.stdout.write(`${JSON.stringify({ threads })}\n`);
process.exit(0);
