import { Logger } from '@nestjs/common';

/**
 * Set once the office is open. What nobody caught is our fault and one request's trouble, never a reason to send
 * everybody home: it is told in the log, and work goes on. What fails before that still ends the process.
 */
export function goOnWhateverHappens(): void {
  const log = new Logger('process');
  process.on('uncaughtException', (error: Error) => log.error(`uncaught: ${error.message}`, error.stack));
  process.on('unhandledRejection', (reason: unknown) => {
    const { message, stack } = reason instanceof Error ? reason : new Error(String(reason));
    log.error(`unhandled: ${message}`, stack);
  });
}
