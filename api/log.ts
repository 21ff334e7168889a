import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import type { Config } from './config.ts';
import { redactedText } from './define/redaction.ts';

const TOLD = ['fatal', 'error', 'warn'] as const;

/** Nest's own lines (errors and warnings, or less where LOG_LEVEL says so), through the redaction that every line of the request log goes through. */
export class RedactingLogger extends ConsoleLogger {
  constructor(level: Config['logLevel']) {
    super({ logLevels: TOLD.slice(0, TOLD.findIndex((one) => one === level) + 1 || TOLD.length) });
  }

  protected override stringifyMessage(message: unknown, level: LogLevel): string {
    return redactedText(super.stringifyMessage(message, level));
  }

  protected override printStackTrace(stack: string): void {
    super.printStackTrace(redactedText(stack));
  }
}
