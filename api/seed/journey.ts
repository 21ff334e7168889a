import type { Kind, Status } from './office.ts';
import type { Random } from './random.ts';

/** A state the person reaches, so many office minutes after the letter was forwarded. */
export interface Stop {
  readonly status: Status;
  readonly after: number;
}

const REGISTERED = ['menunggu_pendaftaran', 'menunggu_swafoto', 'penentuan_status'] as const;
const BY_HAND = ['verifikasi_manual', 'akun_dikirim'] as const;
const ISSUED = ['menunggu_passphrase', 'terbit', 'diterima'] as const;
const ROUTES = {
  /** G: Dukcapil and BKN agree. */
  automatic: [...REGISTERED, 'verifikasi_otomatis', ...ISSUED],
  /** G, then H: they do not. */
  switched: [...REGISTERED, 'verifikasi_otomatis', ...BY_HAND, ...ISSUED],
  /** H: Non ASN. */
  manual: [...REGISTERED, ...BY_HAND, ...ISSUED],
  short: ['menunggu', 'diverifikasi', 'diajukan_ams', 'selesai'],
} as const satisfies Record<string, readonly Status[]>;

/** Office minutes from the state before: from, to. */
const MINUTES: Partial<Record<Status, readonly [number, number]>> = {
  menunggu_pendaftaran: [0, 0],
  menunggu_swafoto: [8, 30],
  penentuan_status: [10, 180],
  verifikasi_otomatis: [2, 8],
  verifikasi_manual: [3, 10],
  akun_dikirim: [12, 30],
  menunggu_passphrase: [5, 15],
  terbit: [15, 240],
  diterima: [4, 15],
  menunggu: [0, 0],
  diverifikasi: [10, 30],
  diajukan_ams: [10, 30],
  selesai: [15, 60],
};

/** Endings beside the route, and the states they are taken from. */
const LEFT_FROM: Partial<Record<Status, readonly Status[]>> = {
  dikembalikan: ['penentuan_status', 'verifikasi_manual', 'diverifikasi'],
  ditolak: ['verifikasi_otomatis', 'verifikasi_manual', 'diverifikasi'],
  dibatalkan: ['menunggu_swafoto', 'penentuan_status', 'menunggu'],
};

function routeTo(random: Random, kind: Kind, asn: boolean, target: Status): readonly Status[] {
  if (kind !== 'penerbitan') return ROUTES.short;
  if (!asn) return ROUTES.manual;
  const needsHand = target === 'verifikasi_manual' || target === 'akun_dikirim';
  return needsHand || random.chance(0.08) ? ROUTES.switched : ROUTES.automatic;
}

/** The states one person passes on the way to the wanted one, the letter having been forwarded. */
export function journeyTo(random: Random, kind: Kind, asn: boolean, target: Status, slowness: number): Stop[] {
  const route = routeTo(random, kind, asn, target);
  const leftFrom = LEFT_FROM[target]?.filter((status) => route.includes(status));
  const last = leftFrom ? random.pick(leftFrom) : target;
  const stops: Stop[] = [];
  let after = 0;
  for (const status of route.slice(0, route.indexOf(last) + 1)) {
    const [low, high] = MINUTES[status]!;
    after += Math.round(random.integer(low, high) * slowness);
    stops.push({ status, after });
  }
  if (leftFrom) stops.push({ status: target, after: after + random.integer(5, 40) });
  return stops;
}
