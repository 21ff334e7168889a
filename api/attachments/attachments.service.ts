import { Inject, Injectable } from '@nestjs/common';
import type { MultipartFile, Multipart } from '@fastify/multipart';
import { extname } from 'node:path';
import { v7 as uuid } from 'uuid';
import { Rights } from '../access/rights.ts';
import type { Person } from '../audit/entry.ts';
import { CONFIG, type Config } from '../config.ts';
import type { Bytes } from '../downloads/download.ts';
import { hasEnded } from '../define/ended.ts';
import { fileFields } from '../define/kinds.ts';
import { isEditable, type Resource, sealOf, stateOf } from '../define/resource.ts';
import { eitherOf, holds } from '../define/roles.ts';
import { CrudService } from '../records/crud.module.ts';
import { closedSays, endedSays, refuseTouched } from '../records/judging.ts';
import { UUID } from '../sql/input.ts';
import { refuseOwn } from '../sql/permit.ts';
import { badRequest, forbidden, notFound, Problem, unprocessable } from '../sql/problem.ts';
import type { Row } from '../sql/reader.ts';
import { REGISTRY } from '../sql/registry.ts';
import { ownersOf, type Registry } from '../sql/scope.ts';
import { collect, type Received, sniffed } from '../files/receive.ts';
import { STORAGE, type Storage } from '../files/storage.ts';
import { attachments } from './attachments.resource.ts';

/** Besides the owner's own file fields: anything that goes with the record. */
const ENCLOSURE = 'lampiran';
const FIELDS = ['ownerType', 'ownerId', 'kind'];

@Injectable()
export class AttachmentsService extends CrudService(attachments) {
  @Inject(STORAGE) private readonly storage!: Storage;
  @Inject(REGISTRY) private readonly registry!: Registry;
  @Inject(CONFIG) private readonly config!: Config;
  @Inject(Rights) private readonly rights!: Rights;

  /** Takes one file and the fields ownerType, ownerId and kind, in whatever order they come. */
  async upload(origin: Person, parts: AsyncIterable<Multipart>): Promise<string> {
    await this.storage.requireRoom();
    const fields: Record<string, string> = {};
    const files: Received[] = [];
    try {
      await this.gather(parts, fields, files);
      if (files.length === 0) throw badRequest('Pilih berkas yang akan diunggah.', { file: 'Wajib diisi.' });
      // The body may have taken half a minute.
      return await this.attach(await this.rights.now(origin), fields, files[0]!);
    } finally {
      for (const { path } of files) await this.storage.discard(path);
    }
  }

  /** Reads the parts; whatever is wrong with their form is the sender's to mend. */
  private async gather(parts: AsyncIterable<Multipart>, fields: Record<string, string>, files: Received[]) {
    try {
      for await (const part of parts) {
        if (part.type === 'file') files.push(await this.receive(part));
        else if (!FIELDS.includes(part.fieldname)) throw badRequest('Isian lampiran tidak dikenal.');
        else fields[part.fieldname] = typeof part.value === 'string' ? part.value : '';
      }
    } catch (error) {
      const isOurs = error instanceof Problem || (error as NodeJS.ErrnoException).code !== undefined;
      throw isOurs ? error : badRequest('Kiriman berkas terputus atau tidak lengkap. Unggah sekali lagi.');
    }
  }

  private async receive(part: MultipartFile): Promise<Received> {
    const received = await collect(part, this.storage.incoming);
    if (!part.file.truncated) return received;
    await this.storage.discard(received.path);
    const megabytes = this.config.uploadLimitBytes / 1024 / 1024;
    throw new Problem(413, { code: 'too_large', message: `Berkas terlalu besar. Paling besar ${megabytes} MB.` });
  }

  /** What was received becomes an attachment of the record that the fields name. */
  async attach(origin: Person, fields: Readonly<Record<string, string>>, received: Received): Promise<string> {
    const { ownerType = '', kind = ENCLOSURE } = fields;
    const owner = ownersOf(this.registry).find(({ name }) => name === ownerType);
    if (!owner) throw badRequest('Jenis data pemilik lampiran tidak dikenal.', { ownerType: 'Pilihan tidak dikenal.' });
    const named = fields.ownerId ?? '';
    const row = UUID.test(named) ? await this.reader.row(owner, origin.actor, named) : undefined;
    if (!row) throw notFound();
    const ownerId = row.id;
    if (!holds(origin.actor, owner.access.edit))
      throw forbidden('Peran Anda tidak berwenang mengunggah lampiran di sini.');
    refuseOwn(owner, origin.actor, row);
    refuseTouched(owner, row, origin.actor);
    const slots = fileFields(owner.fields);
    if (kind !== ENCLOSURE && !slots.includes(kind))
      throw badRequest(`Jenis lampiran tidak dikenal. Pilih ${eitherOf([...slots, ENCLOSURE])}.`, {
        kind: 'Pilihan tidak dikenal.',
      });
    refuseLate(owner, kind, row);
    const mime = await sniffed(received);
    const { size, sha256 } = received;
    // People name a scan after who wrote the letter, and the trail keeps names.
    const seal = sealOf(owner);
    const name = seal && row[seal] ? `${kind}${extname(received.name)}` : received.name;
    const id = uuid();
    const values = { id, ownerType, ownerId, kind, name, mime, size, sha256, storageKey: id };
    return this.database.transaction(async (sql) => {
      await this.closing.refuseEndedAround(owner, row, sql);
      // Read again under a lock: somebody may be editing or ending it.
      const current = await this.reader.locked(owner, ownerId, sql);
      const touched = current && (await this.reader.row(owner, origin.actor, ownerId, sql));
      if (!touched) throw notFound();
      refuseTouched(owner, touched, origin.actor);
      refuseLate(owner, kind, current);
      const json = await this.writer.insert(attachments, { origin, roles: origin.actor.roles, sql }, values);
      // The slot is the newest file's.
      if (kind !== ENCLOSURE)
        await this.writer.update(owner, { origin, sql }, current, { values: { [kind]: id }, action: 'upload' });
      // Last, when nothing is refused any more: a file without its row would stay for ever.
      await this.storage.keep(received.path, id);
      return json;
    });
  }

  /** The stored bytes and what to call them. */
  async content(origin: Person, id: string): Promise<{ name: string; mime: string; size: number; content: Bytes }> {
    const row = await this.rowOf(origin, id);
    const content = await this.storage.read(row.storageKey, row.sha256);
    await this.audit.append(origin, { action: 'download', resource: attachments.name, recordId: row.id });
    return { name: row.name, mime: row.mime, size: row.size, content };
  }
}

/** What has ended takes no file any more; the slot of a field closes with its field, and the rest is enclosed. */
function refuseLate(owner: Resource, kind: string, row: Row): void {
  if (hasEnded(owner, row)) throw unprocessable(endedSays(owner));
  const state = stateOf(owner);
  if (kind === ENCLOSURE || isEditable(owner, kind, state && row[state.field])) return;
  const says = `${closedSays(owner, kind)} Berkas lain diunggah sebagai lampiran.`;
  throw unprocessable(says, { kind: says });
}
