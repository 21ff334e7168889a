/** Where in the service standard something stands that a finding is measured by: the steps of its procedure, and its 14 components. */
export const CLAUSES = {
  langkah_a: 'Langkah A: ajukan permohonan',
  langkah_b: 'Langkah B: disposisi',
  langkah_c: 'Langkah C: teruskan kepada verifikator',
  langkah_d: 'Langkah D: daftarkan ke AMS BSrE',
  langkah_e: 'Langkah E: swafoto',
  langkah_f: 'Langkah F: ASN atau Non ASN',
  langkah_g: 'Langkah G: verifikasi otomatis',
  langkah_h: 'Langkah H: verifikasi manual',
  langkah_h_a: 'Langkah H.a: kirim akun',
  langkah_h_b: 'Langkah H.b: passphrase',
  langkah_i: 'Langkah I: serahkan sertifikat',
  service_delivery_1: 'Service Delivery 1: persyaratan',
  service_delivery_2: 'Service Delivery 2: sistem, mekanisme, dan prosedur',
  service_delivery_3: 'Service Delivery 3: jangka waktu penyelesaian',
  service_delivery_4: 'Service Delivery 4: biaya (tarif)',
  service_delivery_5: 'Service Delivery 5: produk pelayanan',
  service_delivery_6: 'Service Delivery 6: penanganan pengaduan, saran, dan masukan/apresiasi',
  manufacturing_1: 'Manufacturing 1: dasar hukum',
  manufacturing_2: 'Manufacturing 2: sarana, prasarana, dan/atau fasilitas',
  manufacturing_3: 'Manufacturing 3: kompetensi pelaksanaan',
  manufacturing_4: 'Manufacturing 4: pengawasan internal',
  manufacturing_5: 'Manufacturing 5: jumlah pelaksana',
  manufacturing_6: 'Manufacturing 6: jaminan pelayanan',
  manufacturing_7: 'Manufacturing 7: jaminan keamanan dan keselamatan pelayanan',
  manufacturing_8: 'Manufacturing 8: evaluasi kinerja pelaksana',
} as const;
export type Clause = keyof typeof CLAUSES;

const coded = (words: string): string => words.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
export const clauseOfStep = (letter: string): string => coded(`langkah ${letter}`);
export const clauseOfComponent = (section: string, number: number): string => coded(`${section} ${number}`);
