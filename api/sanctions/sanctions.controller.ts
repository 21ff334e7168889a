import { Controller, Get, Inject, Param } from '@nestjs/common';
import { Asking } from '../access/access.guard.ts';
import { Act } from '../actions/act.ts';
import { AskedFor } from '../actions/given.ts';
import type { Person } from '../audit/entry.ts';
import { caseFigures } from '../define/answers/sanctions.ts';
import { OVERSEERS } from '../define/roles.ts';
import { bytes } from '../define/shape.ts';
import { Download } from '../downloads/download.ts';
import { Dear } from '../limits/dear.ts';
import { crudController } from '../records/crud.controller.ts';
import { AskedCases } from './case-figures.ts';
import { type CasePaperName, DOSSIER } from './sanction-papers.flow.ts';
import { sanctions } from './sanctions.resource.ts';
import { SanctionsService } from './sanctions.service.ts';

const Routes = crudController(sanctions, SanctionsService) as new () => object;
const PAPER = { by: sanctions.access.show, answers: bytes('application/pdf'), refuses: [409] } as const;

/** The engine's routes, the papers of a case, and the whole of it as one archive. */
@Controller('api/sanctions')
export class SanctionsController extends Routes {
  @Inject(SanctionsService) private readonly cases!: SanctionsService;

  @Get('figures')
  @Dear('question')
  @Act({
    by: OVERSEERS,
    does: 'Perkara disiplin dalam angka, tanpa nama: menurut tingkat, jenis, kepegawaian, tahap, atau bulan',
    answers: caseFigures,
    refuses: [422],
  })
  figures(@Asking() origin: Person, @AskedFor() asked: AskedCases) {
    return this.cases.figures(origin, asked);
  }

  @Get(':id/summons.pdf')
  @Dear('download')
  @Act({ ...PAPER, does: 'Surat panggilan pertama, PDF' })
  summons(@Asking() origin: Person, @Param('id') id: string) {
    return this.paper(origin, id, 'summons.pdf');
  }

  @Get(':id/second-summons.pdf')
  @Dear('download')
  @Act({ ...PAPER, does: 'Surat panggilan kedua, PDF' })
  secondSummons(@Asking() origin: Person, @Param('id') id: string) {
    return this.paper(origin, id, 'second-summons.pdf');
  }

  @Get(':id/examination.pdf')
  @Dear('download')
  @Act({ ...PAPER, does: 'Berita acara pemeriksaan, PDF' })
  examination(@Asking() origin: Person, @Param('id') id: string) {
    return this.paper(origin, id, 'examination.pdf');
  }

  @Get(':id/decision.pdf')
  @Dear('download')
  @Act({ ...PAPER, does: 'Keputusan hukuman disiplin yang dibuat kantor ini, PDF' })
  decision(@Asking() origin: Person, @Param('id') id: string) {
    return this.paper(origin, id, 'decision.pdf');
  }

  @Get(':id/hand-over.pdf')
  @Dear('download')
  @Act({ ...PAPER, does: 'Berita acara penyerahan keputusan, PDF' })
  handOver(@Asking() origin: Person, @Param('id') id: string) {
    return this.paper(origin, id, 'hand-over.pdf');
  }

  @Get(':id/dossier')
  @Dear('download')
  @Act({
    by: DOSSIER.by,
    does: 'Berkas perkara: naskah, berkas, dan jejak audit dengan bukti (zip)',
    answers: bytes('application/zip'),
    refuses: [409],
  })
  async dossier(@Asking() origin: Person, @Param('id') id: string) {
    const { name, content } = await this.cases.dossier(origin, id);
    return new Download(content, { type: 'application/zip', name });
  }

  private async paper(origin: Person, id: string, which: CasePaperName) {
    const { name, content } = await this.cases.paper(origin, id, which);
    return new Download(content, { type: 'application/pdf', name });
  }
}
