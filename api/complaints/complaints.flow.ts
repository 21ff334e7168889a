import { defineFlow, PREVIOUS, STAY } from '../define/flow.ts';
import { LEADERS } from '../define/roles.ts';
import {
  ANSWERS,
  correctedBsre,
  DECIDED,
  DESK,
  HANDLERS,
  NOT_BELOW,
  toBsre,
  toInspectorate,
} from './forwarding.flow.ts';

/** Classed and neither examined nor answered. */
const CLASSED = ['diklasifikasi', 'ditangani', 'diteruskan_bsre', 'tidak_lengkap', 'ditanggapi_balik'] as const;
/** Channels whose letter is kept as a scan. */
export const LETTER_CHANNELS = ['kotak_pengaduan', 'srikandi'] as const;
const CONCLUDED = {
  if: { class: 'berkadar_pengawasan', conclusions: 0 },
  says: 'Pemeriksaan belum disimpulkan. Buat berita acara pemeriksaan dan isi kesimpulannya.',
} as const;

const SAME_CLASS = {
  if: { 'new class': { is: 'class' } },
  says: 'Aduan ini sudah diklasifikasikan demikian.',
} as const;
const RECLASSED = {
  label: 'Klasifikasikan ulang',
  to: STAY,
  needs: ['class', 'reason'],
  party: 'office',
  says: 'Mengubah klasifikasi aduan; batas waktunya dihitung kembali sejak diterima',
  tells: 'mengubah klasifikasi aduan[ menjadi {class}]',
} as const;

const UNCONFIRMED = {
  if: { class: ['berkadar_pengawasan'], confirmed: null },
  says: 'Klasifikasi berkadar pengawasan belum dikonfirmasi.',
} as const;

/** Whoever answered closes: the office, or the Inspektorat. */
const SATISFIED = {
  label: 'Tutup: pelapor puas',
  from: 'dijawab',
  to: 'selesai',
  party: 'applicant',
  says: 'Menutup aduan karena pelapor puas dengan jawabannya',
} as const;

/** Alur penanganan pengaduan: service standard no. 26, service delivery 6.b and 6.c. */
export const complaintFlow = defineFlow({
  name: 'complaints',
  initial: 'diterima',
  states: {
    diterima: { label: 'Diterima', tone: 'idle' },
    diklasifikasi: { label: 'Diklasifikasi', tone: 'busy' },
    ditangani: { label: 'Ditangani', tone: 'busy' },
    diteruskan_bsre: { label: 'Diteruskan ke BSrE', tone: 'busy' },
    diteruskan_inspektorat: { label: 'Diteruskan ke Inspektorat', tone: 'busy' },
    pemeriksaan: { label: 'Pemeriksaan', tone: 'busy' },
    tidak_lengkap: { label: 'Tidak lengkap', tone: 'paused' },
    dijawab: { label: 'Dijawab', tone: 'good' },
    ditanggapi_balik: { label: 'Ditanggapi balik', tone: 'busy' },
    bukan_kewenangan: { label: 'Bukan wewenang', final: true, tone: 'bad' },
    digabung: { label: 'Digabung', final: true, tone: 'idle' },
    selesai: { label: 'Selesai', final: true, tone: 'good' },
  },
  steps: {
    klasifikasikan: {
      label: 'Klasifikasikan',
      by: HANDLERS,
      from: 'diterima',
      to: 'diklasifikasi',
      needs: ['class', 'handlerId'],
      unless: [
        ...DECIDED,
        {
          if: { channel: LETTER_CHANNELS, surat_pengaduan: null },
          says: 'Pindaian surat pengaduan belum diunggah.',
        },
      ],
      party: 'office',
      says: 'Verifikator Sertifikat Elektronik menerima aduan',
      tells: 'menerima aduan dan mengklasifikasikannya[ sebagai {class}]',
    },
    tugaskan: {
      label: 'Tugaskan penangan',
      by: LEADERS,
      from: ['diterima', ...CLASSED, 'pemeriksaan', 'dijawab'],
      to: STAY,
      needs: ['handlerId'],
      unless: DECIDED,
      party: 'office',
      says: 'Menugaskan yang menangani aduan',
      tells: 'menugaskan penangan aduan[: {handlerId}]',
    },
    konfirmasi: {
      label: 'Konfirmasi klasifikasi',
      by: LEADERS,
      from: CLASSED,
      to: STAY,
      asked: { classConfirmed: false },
      hands: 'Klasifikasi dikonfirmasi',
      party: 'office',
      unless: [
        {
          if: { class: { not: ['berkadar_pengawasan'] } },
          says: 'Hanya usulan berkadar pengawasan yang menunggu konfirmasi.',
        },
        { if: { classConfirmed: true }, says: 'Klasifikasi berkadar pengawasan ini sudah dikonfirmasi.' },
        ...DECIDED,
      ],
      sets: { classConfirmed: true },
      says: 'Mengonfirmasi bahwa aduan berkadar pengawasan',
    },
    klasifikasi_ulang: [
      { ...RECLASSED, by: LEADERS, from: [...CLASSED, 'pemeriksaan'], unless: [...DECIDED, SAME_CLASS] },
      // Whoever decides it classes it.
      { ...RECLASSED, by: ['auditor'], from: 'diteruskan_inspektorat', unless: [NOT_BELOW, SAME_CLASS] },
    ],
    tangani: {
      label: 'Tangani',
      by: HANDLERS,
      from: ['diklasifikasi', 'ditanggapi_balik'],
      to: 'ditangani',
      unless: DECIDED,
      party: 'office',
      says: 'Menangani aduan',
    },
    ...toBsre,
    periksa: {
      label: 'Mulai pemeriksaan',
      by: LEADERS,
      from: 'ditangani',
      to: 'pemeriksaan',
      party: 'office',
      hands: 'Pemeriksaan dimulai',
      unless: [
        {
          if: { class: { not: ['berkadar_pengawasan'] } },
          says: 'Melalui pemeriksaan hanya untuk pengaduan berkadar pengawasan.',
        },
        UNCONFIRMED,
        ...DECIDED,
      ],
      says: 'Memeriksa pengaduan berkadar pengawasan',
    },
    minta_kelengkapan: {
      label: 'Minta kelengkapan',
      by: HANDLERS,
      from: ['diterima', 'diklasifikasi', 'ditangani'],
      to: 'tidak_lengkap',
      needs: ['reason'],
      unless: DECIDED,
      party: 'office',
      pauses: true,
      hands: 'Kelengkapan diminta dari pelapor',
      says: 'Meminta pelapor melengkapi aduan',
    },
    lengkapi: {
      label: 'Catat kelengkapan',
      by: DESK,
      from: 'tidak_lengkap',
      to: PREVIOUS,
      party: 'applicant',
      hands: 'Pelapor melengkapi aduan',
      says: 'Pelapor melengkapi aduan',
      tells: 'mencatat bahwa pelapor melengkapi aduan',
    },
    jawab: [
      {
        ...ANSWERS,
        label: 'Jawab',
        by: HANDLERS,
        from: 'ditangani',
        unless: [
          {
            if: { class: { not: ['ringan', 'normatif', 'tidak_berkadar_pengawasan'] } },
            says: 'Pengaduan berkadar pengawasan dijawab setelah pemeriksaan.',
          },
          ...DECIDED,
        ],
      },
      { ...ANSWERS, label: 'Jawab', by: LEADERS, from: 'pemeriksaan', unless: [...DECIDED, CONCLUDED] },
    ],
    tanggapi_balik: {
      label: 'Catat tanggapan balik',
      by: DESK,
      from: 'dijawab',
      to: 'ditanggapi_balik',
      needs: ['reason'],
      party: 'applicant',
      hands: 'Pelapor menanggapi balik',
      unless: [{ if: { replies: { over: 1 } }, says: 'Pelapor sudah menanggapi balik dua kali.' }],
      says: 'Mencatat tanggapan balik pelapor',
    },
    puas: [
      { ...SATISFIED, by: DESK, unless: DECIDED },
      {
        ...SATISFIED,
        by: ['auditor'],
        unless: [NOT_BELOW, { if: { decidedHere: true }, says: 'Aduan ini dijawab dan ditutup oleh dinas ini.' }],
      },
    ],
    tutup_otomatis: {
      label: 'Tutup otomatis',
      by: [],
      from: 'dijawab',
      to: 'selesai',
      party: 'applicant',
      says: 'Pelapor tidak menanggapi jawaban sampai tenggangnya lewat',
    },
    koreksi_waktu_terima: {
      label: 'Koreksi waktu diterima',
      by: LEADERS,
      from: ['diklasifikasi', 'ditangani', 'diteruskan_bsre', 'pemeriksaan', 'tidak_lengkap'],
      to: STAY,
      needs: ['receivedAt', 'reason'],
      corrects: true,
      unless: DECIDED,
      says: 'Membetulkan waktu diterima; batas waktunya dihitung kembali',
      tells: 'membetulkan waktu diterima[ menjadi {receivedAt}]',
    },
    ...correctedBsre,
    nyatakan_bukan_kewenangan: {
      label: 'Bukan wewenang',
      by: LEADERS,
      from: ['diterima', 'diklasifikasi', 'ditangani'],
      to: 'bukan_kewenangan',
      needs: ['reason'],
      unless: DECIDED,
      party: 'office',
      says: 'Menyatakan aduan bukan wewenang dinas ini',
    },
    gabungkan: {
      label: 'Gabungkan',
      by: DESK,
      from: ['diterima', 'diklasifikasi', 'ditangani'],
      to: 'digabung',
      needs: ['mainId'],
      unless: DECIDED,
      party: 'office',
      says: 'Menggabungkan aduan yang sama; nomor keduanya tetap berlaku',
      tells: 'menggabungkan aduan yang sama[ ke dalam {mainId}]',
    },
    ...toInspectorate,
  },
});
