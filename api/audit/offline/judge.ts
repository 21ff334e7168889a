import { fromHex, isCanonical, joined, sameBytes, toHex } from './bytes.ts';
import { type Entry, type Envelope, isEnvelope, parsed } from './entry.ts';
import type { Sha256 } from './platform.ts';
import { Tree } from './tree.ts';
import type { Check, Fault, Mark, Verdict } from './verdict.ts';

const ZERO = Uint8Array.of(0);
/** Entries get their time before they are committed, so neighbours may lie a little apart. */
const TOLERATED_MS = 60_000;

/** Reads the sealed entries in their order and finds the first fault (api/README: The audit trail). */
export class Judge {
  private readonly tree: Tree;
  private readonly marks: readonly Mark[];
  private nextMark = 0;
  /** Up to here a mark of the kind was reproduced: what somebody outside holds proves more than what came along. */
  private readonly proved = { akar: 0, 'titik luar': 0, keadaan: 0 };
  private fault?: Fault;
  /** Something is known to be wrong already that makes every later root differ. */
  private astray = false;
  private readonly versions = new Map<string, number>();
  private readonly missing = new Map<string, { index: number; fields: string[] }>();
  private readonly erasures = new Map<string, Set<string>>();
  private readonly unsealedErasures = new Map<string, Set<string>>();
  private withheld = 0;
  private latest = 0;
  private backwards?: { first: number; count: number };

  constructor(
    private readonly sha256: Sha256,
    marks: readonly Mark[],
  ) {
    this.tree = new Tree(sha256);
    this.marks = marks.toSorted((one, other) => one.size - other.size);
    this.reach();
  }

  get firstFault(): Fault | undefined {
    return this.fault;
  }

  get size(): number {
    return this.tree.size;
  }

  blame(index: number, check: Check, message: string): void {
    const sentence = message.charAt(0).toUpperCase() + message.slice(1);
    if (!this.fault || index < this.fault.index) this.fault = { index, check, message: sentence };
  }

  /** A fault that makes the roots differ from here on. */
  private stray(...fault: Parameters<Judge['blame']>): void {
    this.astray = true;
    this.blame(...fault);
  }

  /** Answers the envelope when it is one, for further checks. */
  entry(entry: Entry): Envelope | undefined {
    const place = this.tree.size;
    if (entry.index !== place)
      this.stray(
        place,
        'indeks',
        `Nomor urut ${place} diharapkan, tetapi yang ada ${entry.index}: catatan hilang, terselip atau tertukar.`,
      );
    if (entry.withheld) return this.unread(entry);
    const leaf = this.sha256(joined(ZERO, entry.envelope));
    if (toHex(leaf) !== entry.leaf) {
      const gone = `Catatan ${place} sendiri tidak ada lagi; yang tertinggal hanya sidiknya.`;
      const changed = `Isi catatan ${place} tidak cocok dengan sidik yang disegel: catatan ini diubah.`;
      this.stray(place, 'daun', entry.envelope === '' ? gone : changed);
    }
    this.tree.push(leaf);
    const envelope = parsed(entry.envelope);
    const sound = isEnvelope(envelope) && isCanonical(envelope, entry.envelope);
    if (sound) {
      this.values(place, envelope, entry.fields);
      this.version(place, envelope);
      this.clock(place, envelope);
      this.erasure(this.erasures, envelope, entry.fields);
    } else this.stray(place, 'baris', `Catatan ${place} bukan amplop kanonis (RFC 8785).`);
    this.reach();
    return sound ? envelope : undefined;
  }

  /** An entry of which there is only the leaf: what it says is for others to read, that it stands here is proved. */
  private unread({ leaf, envelope, fields }: Entry): undefined {
    const place = this.tree.size;
    const hash = fromHex(leaf);
    if (hash?.length !== 32 || envelope !== '' || Object.keys(fields).length > 0)
      this.stray(place, 'baris', `Catatan ${place} disebut ditahan, tetapi bentuknya bukan itu.`);
    this.tree.push(hash?.length === 32 ? hash : this.sha256(ZERO));
    this.withheld += 1;
    this.reach();
  }

  /** An erasure that is told of but not sealed yet: what it explains is not proved by it. */
  unsealed(entry: Pick<Entry, 'envelope' | 'fields'>): void {
    const envelope = parsed(entry.envelope);
    if (!isEnvelope(envelope)) return;
    this.values(this.tree.size, envelope, entry.fields);
    this.erasure(this.unsealedErasures, envelope, entry.fields);
  }

  /** No more entries come: what was promised beyond is missing. */
  end(): void {
    const size = this.tree.size;
    for (const mark of this.marks.slice(this.nextMark))
      this.blame(
        size,
        mark.check,
        `${mark.says} menyebut ${mark.size} catatan, tetapi hanya ada ${size}: ekor jejak hilang.`,
      );
  }

  /** After `end`. */
  finish(): Verdict {
    let erased = 0;
    let unproven = 0;
    for (const [id, { index, fields }] of this.missing) {
      const unsealed = fields.filter((field) => !this.erasures.get(id)?.has(field));
      const unexplained = unsealed.filter((field) => !this.unsealedErasures.get(id)?.has(field));
      erased += fields.length - unsealed.length;
      unproven += unsealed.length - unexplained.length;
      if (unexplained.length > 0)
        this.blame(
          index,
          'penghapusan',
          `Nilai ${unexplained.join(', ')} pada catatan ${index} hilang tanpa catatan penghapusan.`,
        );
    }
    const { first, count } = this.backwards ?? { first: 0, count: 0 };
    const clock = `Jam mundur lebih dari satu menit pada ${count} catatan, mulai catatan ${first}.`;
    return {
      ok: !this.fault && unproven === 0,
      size: this.tree.size,
      root: toHex(this.tree.root()),
      ...(this.fault && { firstFault: this.fault }),
      warnings: count > 0 ? [clock] : [],
      erased,
      unproven,
      withheld: this.withheld,
    };
  }

  /** Compares the root with everybody who promised one for this size. */
  private reach(): void {
    const size = this.tree.size;
    for (let mark = this.marks[this.nextMark]; mark?.size === size; mark = this.marks[this.nextMark]) {
      this.nextMark += 1;
      const from = this.proved[mark.check];
      if (sameBytes(mark.root, this.tree.root())) this.proved[mark.check] = size;
      else if (!this.astray) {
        this.astray = true;
        const where = size === 0 ? 'jejak yang kosong' : `catatan ${from} sampai ${size - 1}`;
        this.blame(
          from,
          mark.check,
          `Akar dari ${where} tidak menghasilkan ${mark.says}: di antaranya ada yang diubah.`,
        );
      }
    }
  }

  private values(place: number, { id, commits }: Envelope, fields: Entry['fields']): void {
    const missing: string[] = [];
    for (const [field, commitment] of Object.entries(commits)) {
      const kept = Object.hasOwn(fields, field) ? fields[field] : undefined;
      if (!kept) missing.push(field);
      else if (this.commitment(field, kept) !== commitment)
        this.blame(
          place,
          'komitmen',
          `Nilai ${field} pada catatan ${place} tidak cocok dengan komitmennya: nilai atau garamnya diubah.`,
        );
    }
    for (const field of Object.keys(fields))
      if (!Object.hasOwn(commits, field))
        this.blame(
          place,
          'komitmen',
          `Nilai ${field} pada catatan ${place} tidak pernah dicatat: nilai ini disisipkan.`,
        );
    if (missing.length > 0) this.missing.set(id, { index: place, fields: missing });
  }

  private commitment(field: string, [value, salt]: readonly [string, string]): string | undefined {
    const bytes = fromHex(salt);
    if (bytes?.length !== 16) return undefined;
    return toHex(this.sha256(joined(bytes, `{"k":${JSON.stringify(field)},"v":${JSON.stringify(value)}}`)));
  }

  private version(place: number, { resource, recordId, recordVersion }: Envelope): void {
    if (recordVersion === null) return;
    const record = `${resource}/${recordId}`;
    const before = this.versions.get(record) ?? 0;
    if (recordVersion !== before + 1)
      this.blame(
        place,
        'versi',
        `Versi ${record} pada catatan ${place} adalah ${recordVersion}, seharusnya ${before + 1}.`,
      );
    this.versions.set(record, recordVersion);
  }

  private clock(place: number, { ts }: Envelope): void {
    const at = Date.parse(ts);
    if (at < this.latest - TOLERATED_MS)
      this.backwards = { first: this.backwards?.first ?? place, count: (this.backwards?.count ?? 0) + 1 };
    this.latest = Math.max(this.latest, at);
  }

  private erasure(
    told: Map<string, Set<string>>,
    { action, resource, recordId, outcome }: Envelope,
    fields: Entry['fields'],
  ): void {
    if (action !== 'audit.redact' || resource !== 'audit-logs' || outcome !== 'ok' || recordId === null) return;
    const names = parsed(fields['#redacted']?.[0] ?? '');
    if (!Array.isArray(names)) return;
    const erased = told.get(recordId) ?? new Set();
    for (const name of names) erased.add(String(name));
    told.set(recordId, erased);
  }
}
