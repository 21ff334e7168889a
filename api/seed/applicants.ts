import type { Random } from './random.ts';
import { MEMBERS, type Username } from './people.ts';
import type { Values } from './rows.ts';
import type { Unit } from './units.ts';

/** What a letter says about one person. */
export type Applicant = Pick<
  Values<'verifications'>,
  'fullName' | 'frontTitle' | 'backTitle' | 'employment' | 'nip' | 'nik' | 'position' | 'unit' | 'email'
>;
type Employment = Applicant['employment'];

const MEN = (
  'Agus Slamet Wahyu Tri Eko Sugeng Suyatno Teguh Bambang Joko Kuswanto Mugiyono Purwanto Rohmat Sarwono Untung ' +
  'Yulianto Imam Fajar Bagas Rizal Anggit Sutarno Ngadino Warsito'
).split(' ');
const MEN_AFTER = (
  'Prasetyo Nugroho Santosa Widodo Setiawan Hidayat Kurniawan Raharjo Saputra Wibowo Utomo Susanto Priyono Hartono ' +
  'Mulyono Pambudi Triyanto'
).split(' ');
const WOMEN = (
  'Sri Siti Dewi Endang Retno Wahyu Tri Dwi Eni Nur Rina Umi Tuti Yuliana Ambar Kartika Suprihatin Titik Ika Fitri ' +
  'Anis Laras Wiwit Eka Mugi'
).split(' ');
const WOMEN_AFTER = (
  'Lestari Rahayu Handayani Wulandari Astuti Setyowati Puspitasari Kusumawati Ningsih Utami Purwanti Rohmah Hidayati ' +
  'Suryani Maryani Widiastuti Ratnasari'
).split(' ');
const POSITIONS = [
  'Kepala Subbagian Umum dan Kepegawaian',
  'Bendahara Pengeluaran',
  'Pejabat Pembuat Komitmen',
  'Analis Kebijakan Ahli Muda',
  'Perencana Ahli Muda',
  'Arsiparis Terampil',
  'Pengelola Keuangan',
  'Pranata Komputer Ahli Pertama',
  'Kepala Seksi Pelayanan',
  'Penelaah Teknis Kebijakan',
] as const;
const HEALTH = ['Perawat Ahli Pertama', 'Dokter Ahli Muda', 'Apoteker Ahli Pertama', 'Perekam Medis Terampil'] as const;
const SCHOOL = ['Kepala Sekolah', 'Guru Ahli Muda', 'Pengawas Sekolah Ahli Madya'] as const;
const OUTSIDE = ['Operator Komputer', 'Tenaga Administrasi', 'Pengelola Sistem Informasi'] as const;
const TITLES = ['S.Kom.', 'S.E.', 'S.STP., M.Si.', 'S.H.', 'A.Md.', 'S.AP.', 'S.Sos.', 'M.M.', null, null] as const;

const two = (value: number): string => String(value).padStart(2, '0');

/** NIK of somebody registered in one of the 18 districts of Purbalingga (3303). */
function nikOf(random: Random, birth: string, woman: boolean, serial: number): string {
  const [year, month, day] = [birth.slice(2, 4), birth.slice(4, 6), Number(birth.slice(6, 8))];
  return `3303${two(random.integer(1, 18))}${two(woman ? day + 40 : day)}${month}${year}${String(serial).padStart(4, '0')}`;
}

function nipOf(random: Random, birth: string, woman: boolean, employment: Employment, thisYear: number): string | null {
  if (employment === 'non_asn') return null;
  const born = Number(birth.slice(0, 4));
  const latest = thisYear - 1;
  const appointed =
    employment === 'pns'
      ? Math.min(latest - 1, born + random.integer(22, 30))
      : employment === 'cpns'
        ? latest
        : random.integer(latest - 3, latest);
  const part = employment === 'pppk' ? 21 : random.integer(1, 12);
  return `${birth}${appointed}${two(part)}${woman ? 2 : 1}${String(random.integer(1, 30)).padStart(3, '0')}`;
}

function employmentOf(random: Random): Employment {
  if (random.chance(0.62)) return 'pns';
  if (random.chance(0.6)) return 'pppk';
  return random.chance(0.4) ? 'cpns' : 'non_asn';
}

/** Invents people; no two have the same name, NIK or e-mail. */
export function makeApplicants(random: Random) {
  const names = new Set<string>();
  let serial = 0;

  function nameOf(woman: boolean): string {
    for (;;) {
      const first = random.pick(woman ? WOMEN : MEN);
      const name = `${first} ${random.pick(woman ? WOMEN_AFTER : MEN_AFTER)}`;
      if (names.has(name)) continue;
      names.add(name);
      return name;
    }
  }

  return {
    invent(unit: Unit, thisYear: number, wanted?: Employment): Applicant {
      const woman = random.chance(0.5);
      const employment = wanted ?? employmentOf(random);
      const youngest = employment === 'pns' ? 28 : 24;
      const oldest = employment === 'cpns' ? 33 : 56;
      const born = thisYear - random.integer(youngest, oldest);
      const birth = `${born}${two(random.integer(1, 12))}${two(random.integer(1, 28))}`;
      const fullName = nameOf(woman);
      const atSchool = unit.code === 'DINDIKBUD' && random.chance(0.7);
      const atHospital = unit.type === 'upt';
      const outside = employment === 'non_asn';
      const position = random.pick(outside ? OUTSIDE : atSchool ? SCHOOL : atHospital ? HEALTH : POSITIONS);
      serial += 1;
      return {
        fullName,
        frontTitle: position.startsWith('Dokter') ? 'dr.' : null,
        backTitle: atSchool ? 'S.Pd.' : position.startsWith('Perawat') ? 'S.Kep., Ns.' : random.pick(TITLES),
        employment,
        nip: nipOf(random, birth, woman, employment, thisYear),
        nik: nikOf(random, birth, woman, serial),
        position,
        unit: unit.name,
        email: `${fullName.toLowerCase().replaceAll(' ', '.')}@purbalinggakab.go.id`,
      };
    },

    /** A colleague of this office who needs a certificate himself. */
    colleague(username: Username, unit: Unit): Applicant {
      const member: (typeof MEMBERS)[Username] & { nip?: string } = MEMBERS[username];
      const nip = member.nip ?? '';
      serial += 1;
      return {
        fullName: member.fullName,
        backTitle: 'backTitle' in member ? member.backTitle : null,
        employment: member.employment,
        nip,
        nik: nikOf(random, nip.slice(0, 8), nip[14] === '2', serial),
        position: member.position,
        unit: unit.name,
        email: `${member.fullName.toLowerCase().replaceAll(' ', '.')}@purbalinggakab.go.id`,
      };
    },
  };
}
export type Applicants = ReturnType<typeof makeApplicants>;
