import { Controller, Get, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Asking } from '../access/access.guard.ts';
import { addressOf } from '../access/address.ts';
import type { Person } from '../audit/entry.ts';
import { complaints } from '../complaints/complaints.resource.ts';
import type { Resource } from '../define/resource.ts';
import { Download } from '../downloads/download.ts';
import { Dear } from '../limits/dear.ts';
import { requests } from '../requests/requests.resource.ts';
import { Receipts } from './receipts.ts';
import { tracked } from '../define/answers/tracked.ts';
import { text } from '../define/field.ts';
import { bytes } from '../define/shape.ts';
import { Given, given } from '../actions/given.ts';
import { Act } from '../actions/act.ts';

const PAPER = bytes('application/pdf');
class Receipt extends given({
  number: text({ label: 'Nomor pada tanda terima', required: true, max: 40, passing: true }),
  secret: text({ label: 'Kode lacak', required: true, max: 40, passing: true }),
}) {}

@Controller('api')
export class ReceiptsController {
  constructor(@Inject(Receipts) private readonly receipts: Receipts) {}

  @Get('requests/:id/receipt.pdf')
  @Dear('download')
  @Act({
    by: requests.access.create,
    does: 'Tanda terima permohonan dengan kode lacak baru, PDF',
    name: 'receipt',
    answers: PAPER,
  })
  ofRequest(@Asking() origin: Person, @Param('id') id: string) {
    return this.printed(origin, requests, id);
  }

  @Get('complaints/:id/receipt.pdf')
  @Dear('download')
  @Act({
    by: complaints.access.create,
    does: 'Tanda terima pengaduan dengan kode lacak baru, PDF',
    name: 'receipt',
    answers: PAPER,
  })
  ofComplaint(@Asking() origin: Person, @Param('id') id: string) {
    return this.printed(origin, complaints, id);
  }

  @Post('public/track')
  @Act({
    by: 'public',
    does: 'Sampai di mana sebuah permohonan atau pengaduan, tanpa data pribadi',
    answers: tracked,
    refuses: [404, 429],
  })
  track(@Given() { number, secret }: Receipt, @Req() request: FastifyRequest) {
    return this.receipts.track(number, secret, addressOf(request));
  }

  private async printed(origin: Person, resource: Resource, id: string) {
    const { name, content } = await this.receipts.print(origin, resource, id);
    return new Download(content, { type: 'application/pdf', name });
  }
}
