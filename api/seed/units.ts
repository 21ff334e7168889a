import type { Book, Values } from './rows.ts';

type Type = Values<'org-units'>['type'];
/** Code, name, kind, code of the unit above, head (invented), position of the head. */
type Entry = readonly [code: string, name: string, type: Type, parent: string | null, head: string, position: string];

/** The office itself. */
const OFFICE: readonly Entry[] = [
  ['DINKOMINFO', 'Dinas Komunikasi dan Informatika', 'opd', null, 'Wiratmo Adisaputra', 'Kepala Dinas'],
  ['SEKRETARIAT', 'Sekretariat Dinkominfo', 'sekretariat', 'DINKOMINFO', 'Rukmini Prihandari', 'Sekretaris'],
  ['INFORMATIKA', 'Bidang Informatika', 'bidang', 'DINKOMINFO', 'Tejo Purwadi Kusuma', 'Kepala Bidang'],
  [
    'ITSP',
    'Infrastruktur Teknologi dan Sistem Pemerintahan (ITSP)',
    'seksi',
    'INFORMATIKA',
    'Sekar Ayu Lukitasari',
    'Kepala Seksi',
  ],
  ['IKP', 'Bidang Informasi dan Komunikasi Publik', 'bidang', 'DINKOMINFO', 'Bagyo Trihatmoko', 'Kepala Bidang'],
  ['PIMP', 'Pengelolaan Informasi dan Media Publik', 'seksi', 'IKP', 'Niken Larasati Dewi', 'Kepala Seksi'],
];

/** Perangkat Daerah and UPT of Kabupaten Purbalingga: real offices, invented heads. */
const AGENCIES: readonly Entry[] = [
  ['SETDA', 'Sekretariat Daerah', 'opd', null, 'Harjono Wicaksana', 'Sekretaris Daerah'],
  ['INSPEKTORAT', 'Inspektorat Daerah', 'opd', null, 'Sutrisna Adiwijaya', 'Inspektur'],
  [
    'BAPPELITBANGDA',
    'Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah',
    'opd',
    null,
    'Yoga Pamungkas Hadi',
    'Kepala Badan',
  ],
  ['BAKEUDA', 'Badan Keuangan Daerah', 'opd', null, 'Murwanti Ningtyas', 'Kepala Badan'],
  [
    'BKPSDM',
    'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia',
    'opd',
    null,
    'Gunarso Tri Atmaja',
    'Kepala Badan',
  ],
  ['DINDIKBUD', 'Dinas Pendidikan dan Kebudayaan', 'opd', null, 'Sudarminto Wardoyo', 'Kepala Dinas'],
  ['DINKES', 'Dinas Kesehatan', 'opd', null, 'Endah Pramesti Wulan', 'Kepala Dinas'],
  ['DPUPR', 'Dinas Pekerjaan Umum dan Penataan Ruang', 'opd', null, 'Kuncoro Jatmiko', 'Kepala Dinas'],
  ['DINRUMKIM', 'Dinas Perumahan dan Permukiman', 'opd', null, 'Pranowo Sasmita', 'Kepala Dinas'],
  [
    'DINSOSDALDUKKBP3A',
    'Dinas Sosial, Pengendalian Penduduk, Keluarga Berencana, Pemberdayaan Perempuan dan Perlindungan Anak',
    'opd',
    null,
    'Lestari Budiningsih',
    'Kepala Dinas',
  ],
  ['DINPERMASDES', 'Dinas Pemberdayaan Masyarakat dan Desa', 'opd', null, 'Agung Sembada Putra', 'Kepala Dinas'],
  ['DINPENDUKCAPIL', 'Dinas Kependudukan dan Pencatatan Sipil', 'opd', null, 'Marsudi Wibawanto', 'Kepala Dinas'],
  [
    'DPMPTSP',
    'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu',
    'opd',
    null,
    'Ratna Kusumaningrum',
    'Kepala Dinas',
  ],
  ['DINHUB', 'Dinas Perhubungan', 'opd', null, 'Sigit Purnawirawan', 'Kepala Dinas'],
  ['DINPERTAN', 'Dinas Pertanian', 'opd', null, 'Karyadi Sumitra', 'Kepala Dinas'],
  ['SATPOLPP', 'Satuan Polisi Pamong Praja', 'opd', null, 'Handaka Waskitho', 'Kepala Satuan'],
  ['DINARPUS', 'Dinas Arsip dan Perpustakaan', 'opd', null, 'Widyastuti Arimbi', 'Kepala Dinas'],
  ['KECAMATAN-PURBALINGGA', 'Kecamatan Purbalingga', 'opd', null, 'Raharja Danukusuma', 'Camat'],
  ['KECAMATAN-BOBOTSARI', 'Kecamatan Bobotsari', 'opd', null, 'Wisnu Adi Pratomo', 'Camat'],
  ['KECAMATAN-KALIGONDANG', 'Kecamatan Kaligondang', 'opd', null, 'Tarmini Setyarini', 'Camat'],
  ['RSUD-GOETENG', 'RSUD dr. R. Goeteng Taroenadibrata', 'upt', 'DINKES', 'Bramantyo Aji Nugraha', 'Direktur'],
  ['RSUD-PANTINUGROHO', 'RSUD Panti Nugroho', 'upt', 'DINKES', 'Kinanti Puspaningrum', 'Direktur'],
  ['PUSKESMAS-BOBOTSARI', 'UPTD Puskesmas Bobotsari', 'upt', 'DINKES', 'Sulastri Handayaningsih', 'Kepala UPTD'],
  ['PUSKESMAS-KUTAWIS', 'UPTD Puskesmas Kutawis', 'upt', 'DINKES', 'Darmawan Sutikno', 'Kepala UPTD'],
];

export interface Unit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly type: Type;
  readonly headName: string;
}

export function addUnits(book: Book): ReadonlyMap<string, Unit> {
  const units = new Map<string, Unit>();
  for (const [code, name, type, parent, headName, headPosition] of [...OFFICE, ...AGENCIES]) {
    const { id } = book.add('org-units', {
      name,
      code,
      type,
      parentId: parent && units.get(parent)!.id,
      headName,
      headPosition,
      email: type === 'opd' || type === 'upt' ? `${code.toLowerCase()}@purbalinggakab.go.id` : null,
      active: true,
    });
    units.set(code, { id, code, name, type, headName });
  }
  return units;
}
