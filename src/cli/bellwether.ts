#!/usr/bin/env node
import { main } from './run-command.ts';

// a reader that goes away (`| head`) has had what it wanted; there is nobody left to tell
process.stdout.on('error', () => process.exit(1));

process.exitCode = await main(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
