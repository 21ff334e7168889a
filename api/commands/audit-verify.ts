import { main } from '../audit/offline/node.ts';

process.exitCode = await main(process.argv.slice(2));
