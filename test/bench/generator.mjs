// The load: a process of its own, the same for every server. Each connection repeats its own list of requests.
import autocannon from 'autocannon';

process.on('message', (job) => void measure(job).then((result) => process.send(result)));

async function measure({ url, token, lists, seconds }) {
  const headers = { authorization: `Bearer ${token}` };
  const waiting = [...lists];
  const result = await autocannon({
    url,
    connections: lists.length,
    duration: seconds,
    timeout: 30,
    setupClient: (client) => client.setRequests(waiting.shift().map((request) => prepared(request, headers))),
  });
  const passed = (result.finish - result.start) / 1000;
  return {
    perSecond: result['2xx'] / passed,
    answers: result['2xx'],
    p50: result.latency.p50,
    p99: result.latency.p99,
    refused: result.non2xx + result.errors + result.timeouts,
  };
}

function prepared({ method, path, body, version }, headers) {
  if (method === 'GET') return { method, path, headers };
  const json = { ...headers, 'content-type': 'application/json' };
  if (method === 'POST') return { method, path, body, headers: json };
  // An edit names the version that the answer to the last one gave.
  let current = version;
  return {
    method,
    path,
    setupRequest: (request) => ({
      ...request,
      headers: { ...json, 'if-match': `"${current}"` },
      body: JSON.stringify({ note: `Catatan ke-${current}`, urgency: current % 2 ? 'segera' : 'biasa' }),
    }),
    onResponse: (status, text) => {
      if (status === 200) current = JSON.parse(text).version;
    },
  };
}
