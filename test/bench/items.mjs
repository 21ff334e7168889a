// What is asked of both servers: paths and bodies of each item, one list for each connection.
import { withClient } from './client.mjs';

const page = (filter) => {
  const query = { filter: JSON.stringify(filter), range: '[0,24]', sort: '["createdAt","DESC"]' };
  return `/api/requests?${new URLSearchParams(query)}`;
};
const NAMES = [
  'Agus Prasetyo',
  'Dewi Lestari',
  'Slamet Widodo',
  'Retno Utami',
  'Teguh Raharjo',
  'Siti Rahayu',
  'Eko Wibowo',
  'Rina Astuti',
];

/** key → what it is called, who asks, and what share of the floor's requests per second is the least. */
export const ITEMS = {
  list: {
    label: 'list page 1, 5 % of all, with total',
    as: 'kasi',
    least: 0.9,
    path: () => page({ status: 'diajukan' }),
  },
  'list-many': {
    label: 'list page 1, 65 % of all, with total',
    as: 'kasi',
    least: 0.9,
    path: () => page({ status: 'selesai' }),
  },
  search: {
    label: 'search a name, with total',
    as: 'kasi',
    least: 0.9,
    path: (index) => page({ q: NAMES[index % NAMES.length] }),
  },
  one: { label: 'get one', as: 'kasi', least: 0.6 },
  create: { label: 'create, audited', as: 'staf', least: 0.4 },
  update: { label: 'update, audited', as: 'staf', least: 0.4 },
};
const PER_CONNECTION = 200;
/** Floor, product and one beside: each edits records of its own. */
const EDITORS = 3;
const EDITABLE = `select id, version from requests where status in ('diajukan', 'diproses') and "unitId" = $1 order by id limit $2`;
const READABLE = `select id from requests where "unitId" = $1 order by md5(id::text) limit $2`;

/** One list of requests for each of the connections; `target` counts the servers. */
export async function requestsOf(item, { url, unit, agency, connections, target }) {
  const count = connections * PER_CONNECTION;
  const { path } = ITEMS[item];
  let all;
  if (path) all = Array.from({ length: count }, (_, index) => ({ method: 'GET', path: path(index) }));
  else if (item === 'one') {
    const rows = await rowsOf(url, READABLE, [unit, count]);
    all = rows.map(({ id }) => ({ method: 'GET', path: `/api/requests/${id}` }));
  } else if (item === 'create') {
    all = Array.from({ length: count }, (_, index) => ({
      method: 'POST',
      path: '/api/requests',
      body: letter(index, agency),
    }));
  } else {
    const rows = await rowsOf(url, EDITABLE, [unit, EDITORS * count]);
    const own = rows.filter((_, index) => index % EDITORS === target);
    all = own.map(({ id, version }) => ({ method: 'PUT', path: `/api/requests/${id}`, version }));
  }
  if (all.length < connections) throw new Error('Too few requests are loaded for that many connections.');
  return Array.from({ length: connections }, (_, first) => all.filter((_, index) => index % connections === first));
}

const rowsOf = async (url, text, values) => (await withClient(url, (client) => client.query(text, values))).rows;

function letter(index, agency) {
  const receivedAt = new Date(Date.now() - 600_000);
  return JSON.stringify({
    opdId: agency,
    letterNumber: `000.8.3/${index}/${receivedAt.getUTCFullYear()}`,
    letterDate: new Date(receivedAt - 3 * 86_400_000).toISOString().slice(0, 10),
    subject: 'Permohonan Penerbitan Sertifikat Elektronik Pegawai Baru',
    signerName: NAMES[index % NAMES.length],
    signerPosition: 'kepala_opd',
    authentication: 'cap',
    channel: 'srikandi',
    receivedAt: receivedAt.toISOString(),
    note: 'Surat asli menyusul lewat kurir.',
  });
}
