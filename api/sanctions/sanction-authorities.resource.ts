import { choice } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { CASE_READERS, ROLES } from '../define/roles.ts';
import { SANCTION_LEVELS } from '../discipline-articles/discipline-articles.resource.ts';

export type SanctionLevel = keyof typeof SANCTION_LEVELS;

/** The lowest first. */
export const POSTS = {
  pelaksana: 'Pelaksana',
  kepala_seksi: ROLES.kepala_seksi,
  kepala_bidang: ROLES.kepala_bidang,
  kepala_dinas: ROLES.kepala_dinas,
} as const;
export type Post = keyof typeof POSTS;

export const DECIDERS = {
  kepala_seksi: ROLES.kepala_seksi,
  kepala_bidang: ROLES.kepala_bidang,
  kepala_dinas: ROLES.kepala_dinas,
  bupati: 'Bupati',
} as const;
export type Decider = keyof typeof DECIDERS;

/** Who decides, by the post of the accused: what an office begins with, to be checked with BKPSDM (api/README: Discipline). */
export const AUTHORITIES: readonly { post: Post; level: SanctionLevel; decider: Decider }[] = [
  { post: 'pelaksana', level: 'ringan', decider: 'kepala_seksi' },
  { post: 'pelaksana', level: 'sedang', decider: 'kepala_bidang' },
  { post: 'pelaksana', level: 'berat', decider: 'bupati' },
  { post: 'kepala_seksi', level: 'ringan', decider: 'kepala_bidang' },
  { post: 'kepala_seksi', level: 'sedang', decider: 'kepala_dinas' },
  { post: 'kepala_seksi', level: 'berat', decider: 'bupati' },
  { post: 'kepala_bidang', level: 'ringan', decider: 'kepala_dinas' },
  { post: 'kepala_bidang', level: 'sedang', decider: 'bupati' },
  { post: 'kepala_bidang', level: 'berat', decider: 'bupati' },
  { post: 'kepala_dinas', level: 'ringan', decider: 'bupati' },
  { post: 'kepala_dinas', level: 'sedang', decider: 'bupati' },
  { post: 'kepala_dinas', level: 'berat', decider: 'bupati' },
];

/** The posts that do not decide about this one: itself, and those below. */
const notAbove = (post: Post): Decider[] => {
  const posts = Object.keys(POSTS) as Post[];
  return (Object.keys(DECIDERS) as Decider[]).filter(
    (decider) => decider !== 'bupati' && posts.indexOf(decider) <= posts.indexOf(post),
  );
};

/** Pejabat yang berwenang menghukum: data of the office. */
export const sanctionAuthorities = defineResource({
  name: 'sanction-authorities',
  label: 'Kewenangan menghukum',
  group: 'pengawasan',
  title: 'post',
  summary: '{level}: {decider}',
  fields: {
    post: choice(POSTS, { label: 'Jabatan pegawai', required: true, fixed: true }),
    level: choice(SANCTION_LEVELS, { label: 'Tingkat', required: true, fixed: true }),
    decider: choice(DECIDERS, {
      label: 'Diputuskan oleh',
      required: true,
      hint: 'Perlu verifikasi BKPSDM; di luar kantor diputuskan Bupati.',
    }),
  },
  list: ['post', 'level', 'decider', 'updatedAt'],
  filters: ['post', 'level'],
  access: { list: CASE_READERS, show: CASE_READERS, create: ['kepala_dinas'], edit: ['kepala_dinas'], delete: [] },
  scope: 'all',
  unique: [{ fields: ['post', 'level'], says: 'Kewenangan untuk jabatan dan tingkat ini sudah ada; ubah yang itu.' }],
  unless: {
    writing: [
      {
        if: { level: ['berat'], decider: { not: ['bupati', null] } },
        says: 'Hukuman berat tidak diputuskan di kantor ini; pilih Bupati.',
      },
      ...(['kepala_seksi', 'kepala_bidang', 'kepala_dinas'] as const).map((post) => ({
        if: { post: [post], decider: notAbove(post) },
        says: `Hukuman diputuskan pejabat di atas ${POSTS[post]}; pilih jabatan yang lebih tinggi.`,
      })),
    ],
  },
});
export type SanctionAuthority = RecordOf<typeof sanctionAuthorities>;
