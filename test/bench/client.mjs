// Connections of the benchmark, and COPY … FROM STDIN through pg, which knows the messages but has no call for it.
import pg from 'pg';

export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** What pg runs like a query: sends the bytes when the server asks for them. */
class Copy {
  constructor(text, bytes, settled) {
    Object.assign(this, { text, bytes, settled });
  }

  submit(connection) {
    connection.query(this.text);
  }

  handleCopyInResponse(connection) {
    connection.sendCopyFromChunk(this.bytes);
    connection.endCopyFrom();
  }

  handleError(error) {
    this.error = error;
  }

  handleCommandComplete() {}

  handleReadyForQuery() {
    this.settled(this.error);
  }
}

/** `columns` in the order of the lines in `bytes` (text format). */
export function copyInto(client, table, columns, bytes) {
  return new Promise((done, failed) => {
    const settled = (error) => (error ? failed(error) : done());
    client.query(
      new Copy(
        `copy ${table} (${columns.join(', ')}) from stdin`,
        Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
        settled,
      ),
    );
  });
}
