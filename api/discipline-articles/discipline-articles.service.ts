import { Injectable } from '@nestjs/common';
import { CrudService } from '../records/crud.module.ts';
import type { RowWork, Work } from '../records/work.ts';
import { disciplineArticles } from './discipline-articles.resource.ts';
import { articleName } from './named.ts';

/** What somebody has compared with the law. */
const COMPARED = ['regulation', 'article', 'letter', 'text'] as const;

@Injectable()
export class DisciplineArticlesService extends CrudService(disciplineArticles) {
  protected override beforeCreate({ values }: Work<typeof disciplineArticles>) {
    const { regulation = 'PP 94/2021', article, letter } = values;
    return { name: articleName({ regulation, article: article!, letter }) };
  }

  /** Another text is not the one that was compared. */
  protected override beforeUpdate({ row, values }: RowWork<typeof disciplineArticles>) {
    const changed = COMPARED.some((name) => Object.hasOwn(values, name) && values[name] !== row[name]);
    const name = articleName({ ...row, ...values });
    return changed && !values.verification ? { name, verification: 'perlu_verifikasi' as const } : { name };
  }
}
