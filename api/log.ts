import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import { redactedText } from './define/redaction.ts';

/** Nest's own lines (errors and warnings), through the redaction that every line of the request log goes through. */
export class RedactingLogger extends ConsoleLogger {
  constructor() {
    super({ logLevels: ['error', 'warn'] });
  }

  protected override stringifyMessage(message: unknown, level: LogLevel): string {
    return redactedText(super.stringifyMessage(message, level));
  }

  protected override printStackTrace(stack: string): void {
    super.printStackTrace(redactedText(stack));
  }
}
