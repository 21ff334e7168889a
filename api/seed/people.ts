import { CONFIRMED_ROLES } from '../define/roles.ts';
import type { Book, Values } from './rows.ts';
import { addMonths, dateOf, iso } from './time.ts';
import type { Unit } from './units.ts';
/** Of every demo account; public, and refused in production. */
export const DEMO_PASSWORD = 'sertifikat-demo';

type Role = Values<'appointments'>['role'];
type Competence = Values<'competencies'>['code'];

interface Member extends Pick<
  Values<'staff'>,
  'fullName' | 'frontTitle' | 'backTitle' | 'employment' | 'nip' | 'rank' | 'position'
> {
  readonly unit: string;
  readonly superior?: string;
  readonly role?: Role;
  readonly competences?: readonly Competence[];
}

const A = 'registrasi_sertifikat';
const B = 'tte_dan_aplikasi';
const C = 'hak_akses_pencabutan';

/** Everybody here is invented. The key is the user name; the Sekretaris has no account. */
export const MEMBERS = {
  kadis: {
    fullName: 'Wiratmo Adisaputra',
    frontTitle: 'Drs.',
    backTitle: 'M.Si.',
    employment: 'pns',
    nip: '196905171994031007',
    rank: 'Pembina Utama Muda (IV/c)',
    position: 'Kepala Dinas Komunikasi dan Informatika',
    unit: 'DINKOMINFO',
    role: 'kepala_dinas',
  },
  sekretaris: {
    fullName: 'Rukmini Prihandari',
    backTitle: 'S.Sos., M.M.',
    employment: 'pns',
    nip: '197202281996022004',
    rank: 'Pembina Tingkat I (IV/b)',
    position: 'Sekretaris Dinas',
    unit: 'SEKRETARIAT',
    superior: 'kadis',
  },
  kabid: {
    fullName: 'Tejo Purwadi Kusuma',
    backTitle: 'S.T., M.Kom.',
    employment: 'pns',
    nip: '197511032003121003',
    rank: 'Pembina (IV/a)',
    position: 'Kepala Bidang Informatika',
    unit: 'INFORMATIKA',
    superior: 'kadis',
    role: 'kepala_bidang',
  },
  kabid2: {
    fullName: 'Bagyo Trihatmoko',
    backTitle: 'S.I.Kom., M.A.',
    employment: 'pns',
    nip: '197704192005011006',
    rank: 'Pembina (IV/a)',
    position: 'Kepala Bidang Informasi dan Komunikasi Publik',
    unit: 'IKP',
    superior: 'kadis',
    role: 'kepala_bidang',
  },
  kasi: {
    fullName: 'Sekar Ayu Lukitasari',
    backTitle: 'S.Kom., M.T.',
    employment: 'pns',
    nip: '198308142009032005',
    rank: 'Penata Tingkat I (III/d)',
    position: 'Kepala Seksi Infrastruktur Teknologi dan Sistem Pemerintahan',
    unit: 'ITSP',
    superior: 'kabid',
    role: 'kepala_seksi',
  },
  kasi2: {
    fullName: 'Niken Larasati Dewi',
    backTitle: 'S.Sos.',
    employment: 'pns',
    nip: '198412062010012008',
    rank: 'Penata (III/c)',
    position: 'Kepala Seksi Pengelolaan Informasi dan Media Publik',
    unit: 'PIMP',
    superior: 'kabid2',
    role: 'kepala_seksi',
  },
  verifikator1: {
    fullName: 'Aryo Bimo Saksono',
    backTitle: 'S.Kom.',
    employment: 'pns',
    nip: '199003212015031002',
    rank: 'Penata Muda Tingkat I (III/b)',
    position: 'Pranata Komputer Ahli Pertama',
    unit: 'ITSP',
    superior: 'kasi',
    role: 'verifikator',
    competences: [A, B, C],
  },
  verifikator2: {
    fullName: 'Wening Galih Prameswari',
    backTitle: 'S.Kom.',
    employment: 'pns',
    nip: '199409092019022003',
    rank: 'Penata Muda (III/a)',
    position: 'Pranata Komputer Ahli Pertama',
    unit: 'ITSP',
    superior: 'kasi',
    role: 'verifikator',
    competences: [A, B, C],
  },
  verifikator3: {
    fullName: 'Danang Mulyo Wiranata',
    backTitle: 'A.Md.Kom.',
    employment: 'pppk',
    nip: '199206152022211009',
    rank: 'Golongan VII',
    position: 'Pranata Komputer Terampil',
    unit: 'ITSP',
    superior: 'kasi',
    role: 'verifikator',
    competences: [A, B],
  },
  staf: {
    fullName: 'Ratri Puji Hapsari',
    backTitle: 'A.Md.',
    employment: 'pns',
    nip: '199601302020122001',
    rank: 'Pengatur (II/c)',
    position: 'Pengelola Layanan Operasional',
    unit: 'ITSP',
    superior: 'kasi',
    role: 'staf',
  },
  staf2: {
    fullName: 'Panji Anom Sutejo',
    employment: 'non_asn',
    position: 'Pengadministrasi Umum',
    unit: 'PIMP',
    superior: 'kasi2',
    role: 'staf',
  },
  admin: {
    fullName: 'Satrio Utomo Jati',
    backTitle: 'S.T.',
    employment: 'pns',
    nip: '198807252014021004',
    rank: 'Penata (III/c)',
    position: 'Pranata Komputer Ahli Muda',
    unit: 'SEKRETARIAT',
    superior: 'sekretaris',
    role: 'admin_sistem',
  },
  // His superior, the Inspektur, is no member of this office.
  inspektorat: {
    fullName: 'Kartika Wahyu Sejati',
    backTitle: 'S.E., Ak.',
    employment: 'pns',
    nip: '198511182011012006',
    rank: 'Penata Tingkat I (III/d)',
    position: 'Auditor Ahli Muda',
    unit: 'INSPEKTORAT',
    role: 'auditor',
  },
} as const satisfies Record<string, Member>;

export type Username = keyof typeof MEMBERS;
export type StaffIds = Readonly<Record<Username, string>>;

const EVIDENCE: Readonly<Record<Competence, string>> = {
  registrasi_sertifikat: 'Sertifikat pelatihan registrasi sertifikat elektronik BSrE',
  tte_dan_aplikasi: 'Sertifikat pelatihan tanda tangan elektronik dan aplikasi pendukung',
  hak_akses_pencabutan: 'Surat penunjukan hak akses pencabutan pada AMS BSrE',
};

export function addPeople(book: Book, createdAt: number, units: ReadonlyMap<string, Unit>): StaffIds {
  const since = `${addMonths(dateOf(createdAt), -12).slice(0, 4)}-01-02`;
  const ids = new Map<string, string>();
  for (const [username, member] of Object.entries<Member>(MEMBERS)) {
    const { unit, superior, role: _role, competences: _competences, ...details } = member;
    const unitId = units.get(unit)!.id;
    const { id: staffId } = book.add('staff', createdAt, {
      ...details,
      unitId,
      supervisorId: superior ? ids.get(superior)! : null,
      email: `${member.fullName.toLowerCase().replaceAll(' ', '.')}@purbalinggakab.go.id`,
      activeFrom: since,
      onLeave: false,
    });
    ids.set(username, staffId);
  }
  for (const [username, { role, unit, competences = [] }] of Object.entries<Member>(MEMBERS)) {
    const staffId = ids.get(username)!;
    const unitId = units.get(unit)!.id;
    if (!role) continue;
    // The administrator came with the installation; whom he proposed others confirmed.
    const isConfirmed = CONFIRMED_ROLES.includes(role) && role !== 'admin_sistem';
    book.add('appointments', createdAt, {
      staffId,
      role,
      kind: 'definitif',
      unitId,
      validFrom: since,
      decree: `800.1.3.3/${100 + Object.keys(MEMBERS).indexOf(username) + 1}/${since.slice(0, 4)}`,
      proposedById: role === 'admin_sistem' ? null : ids.get('admin')!,
      confirmedById: isConfirmed ? ids.get(role === 'kepala_dinas' ? 'inspektorat' : 'kadis')! : null,
      confirmedAt: isConfirmed ? iso(createdAt) : null,
      status: 'berlaku',
    });
    for (const code of competences)
      book.add('competencies', createdAt, { staffId, code, evidence: EVIDENCE[code], validFrom: since });
    // Written in clear for the inserter, which stores its hash only.
    book.add('users', createdAt, { username, staffId, password: DEMO_PASSWORD, active: true, demo: true });
  }
  return Object.fromEntries(ids) as StaffIds;
}
