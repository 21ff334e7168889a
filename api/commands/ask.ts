import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { written } from '../define/written.ts';

export interface Question {
  /** The variable that answers it without a terminal. */
  readonly variable: string;
  readonly text: string;
  /** Not shown while it is typed, and typed twice. */
  readonly secret?: boolean;
  /** What is wrong with an answer, in one Indonesian sentence. */
  readonly fault: (answer: string) => string | undefined;
}

/** Answers from the environment, the others from the terminal; without one, a sentence that says what is missing. */
export async function answersTo(questions: readonly Question[]): Promise<string[]> {
  const given = questions.map((question) => kept(question, process.env[question.variable] ?? '') || undefined);
  for (const [index, { variable, fault }] of questions.entries()) {
    const wrong = given[index] === undefined ? undefined : fault(given[index]);
    if (wrong) throw new Error(`${variable}: ${wrong}`);
  }
  const missing = questions.filter((_, index) => given[index] === undefined);
  if (missing.length === 0) return given as string[];
  if (!process.stdin.isTTY) {
    const names = missing.map(({ variable }) => variable).join(', ');
    throw new Error(`Isi ${names}, atau jalankan perintah ini di terminal untuk ditanya.`);
  }
  return new Terminal().ask(questions, given);
}

/** Blanks around a secret are its own, as where it is typed to sign in. */
const kept = ({ secret }: Question, answer: string): string => (secret ? answer : written(answer));

class Terminal {
  private isSilent = false;
  private readonly output = new Writable({
    write: (chunk: Buffer, _, done) => {
      if (!this.isSilent) process.stdout.write(chunk);
      done();
    },
  });
  // Without a history, from which the second typing of a secret could be taken.
  private readonly lines = createInterface({
    input: process.stdin,
    output: this.output,
    terminal: true,
    historySize: 0,
  });

  async ask(questions: readonly Question[], given: readonly (string | undefined)[]): Promise<string[]> {
    try {
      const answers: string[] = [];
      for (const [index, question] of questions.entries()) answers.push(given[index] ?? (await this.answer(question)));
      return answers;
    } catch (error) {
      // Ctrl-C or Ctrl-D.
      if ((error as Error).name === 'AbortError') throw new Error('Dibatalkan: tidak ada yang disimpan.');
      throw error;
    } finally {
      this.lines.close();
    }
  }

  private async answer(question: Question): Promise<string> {
    const { text, secret, fault } = question;
    for (;;) {
      const answer = kept(question, await (secret ? this.hidden(text) : this.lines.question(`${text}: `)));
      const wrong = fault(answer);
      if (wrong) console.log(wrong);
      else if (secret && (await this.hidden('Ulangi kata sandi')) !== answer)
        console.log('Tidak sama. Ulangi dari awal.');
      else return answer;
    }
  }

  private async hidden(text: string): Promise<string> {
    process.stdout.write(`${text}: `);
    this.isSilent = true;
    try {
      return await this.lines.question('');
    } finally {
      this.isSilent = false;
      process.stdout.write('\n');
    }
  }
}
