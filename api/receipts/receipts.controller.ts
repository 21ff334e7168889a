import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Access, Asking } from '../access/access.guard.ts';
import { addressOf } from '../access/address.ts';
import type { Person } from '../audit/entry.ts';
import { complaints } from '../complaints/complaints.resource.ts';
import type { Resource } from '../define/resource.ts';
import { Download } from '../downloads/download.ts';
import { Dear } from '../limits/dear.ts';
import { validated } from '../sql/dto.ts';
import { plainObject } from '../sql/input.ts';
import { requests } from '../requests/requests.resource.ts';
import { Receipts } from './receipts.ts';

class Receipt {
  @IsString({ message: 'Isi dengan teks.' })
  @IsNotEmpty({ message: 'Wajib diisi.' })
  @MaxLength(40, { message: 'Terlalu panjang.' })
  number!: string;

  @IsString({ message: 'Isi dengan teks.' })
  @IsNotEmpty({ message: 'Wajib diisi.' })
  @MaxLength(40, { message: 'Terlalu panjang.' })
  secret!: string;
}

@ApiTags('receipts')
@Controller('api')
export class ReceiptsController {
  constructor(@Inject(Receipts) private readonly receipts: Receipts) {}

  @Get('requests/:id/receipt.pdf')
  @Dear('download')
  @Access('signed-in')
  @ApiOperation({ summary: 'Tanda terima permohonan dengan kode lacak baru, PDF' })
  ofRequest(@Asking() origin: Person, @Param('id') id: string) {
    return this.printed(origin, requests, id);
  }

  @Get('complaints/:id/receipt.pdf')
  @Dear('download')
  @Access('signed-in')
  @ApiOperation({ summary: 'Tanda terima pengaduan dengan kode lacak baru, PDF' })
  ofComplaint(@Asking() origin: Person, @Param('id') id: string) {
    return this.printed(origin, complaints, id);
  }

  @Post('public/track')
  @HttpCode(200)
  @Access('public')
  @ApiOperation({ summary: 'Sampai di mana sebuah permohonan atau pengaduan, tanpa data pribadi' })
  @ApiBody({
    schema: {
      type: 'object',
      required: ['number', 'secret'],
      properties: { number: { type: 'string' }, secret: { type: 'string' } },
    },
  })
  track(@Body() body: unknown, @Req() request: FastifyRequest) {
    const given = plainObject(body);
    validated(Receipt, given);
    const { number, secret } = given as unknown as Receipt;
    return this.receipts.track(number, secret, addressOf(request));
  }

  private async printed(origin: Person, resource: Resource, id: string) {
    const { name, content } = await this.receipts.print(origin, resource, id);
    return new Download(content, { type: 'application/pdf', name });
  }
}
