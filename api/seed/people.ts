import type { Book, Values } from './rows.ts';
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

/** Everybody with his account, and the administrator's right: he came with the installation. `since`: a date. */
export function addPeople(book: Book, since: string, units: ReadonlyMap<string, Unit>): StaffIds {
  const ids = new Map<string, string>();
  for (const [username, member] of Object.entries<Member>(MEMBERS)) {
    const { unit, superior, role, competences = [], ...details } = member;
    const { id: staffId } = book.add('staff', {
      ...details,
      unitId: units.get(unit)!.id,
      supervisorId: superior ? ids.get(superior)! : null,
      email: `${member.fullName.toLowerCase().replaceAll(' ', '.')}@purbalinggakab.go.id`,
      activeFrom: since,
    });
    ids.set(username, staffId);
    if (!role) continue;
    for (const code of competences)
      book.add('competencies', { staffId, code, evidence: EVIDENCE[code], validFrom: since });
    // Written in clear for the inserter, which stores its hash only.
    book.add('users', { username, staffId, password: DEMO_PASSWORD, active: true, demo: true });
  }
  const staff = Object.fromEntries(ids) as StaffIds;
  book.add('appointments', appointmentOf('admin', since, staff, units));
  return staff;
}

/** The right of one of them, as its decree says. */
export function appointmentOf(username: Username, since: string, staff: StaffIds, units: ReadonlyMap<string, Unit>) {
  const { role, unit }: Member = MEMBERS[username];
  const decree = `800.1.3.3/${101 + Object.keys(MEMBERS).indexOf(username)}/${since.slice(0, 4)}`;
  const unitId = units.get(unit)!.id;
  return {
    staffId: staff[username],
    role: role!,
    kind: 'definitif',
    unitId,
    validFrom: since,
    decree,
    status: 'berlaku',
  } as const;
}
