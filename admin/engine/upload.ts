import { answered, failure } from './connection.ts';
import { readAnswer, withToken } from './session.ts';

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  readonly sha256: string;
}

/** Sends one file and tells how many percent have gone; fetch cannot tell that. The file part comes last. */
export function upload(
  file: File,
  ownerType: string,
  ownerId: string,
  kind: string,
  onProgress: (percent: number) => void,
): Promise<StoredFile> {
  return withToken(
    (headers) =>
      new Promise<StoredFile>((resolve, reject) => {
        const form = new FormData();
        form.append('ownerType', ownerType);
        form.append('ownerId', ownerId);
        form.append('kind', kind);
        form.append('file', file);
        const request = new XMLHttpRequest();
        request.open('POST', '/api/attachments');
        for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
        request.upload.addEventListener('progress', (event) => {
          if (event.lengthComputable) onProgress(Math.round((event.loaded / event.total) * 100));
        });
        request.addEventListener('error', () => {
          answered(0);
          reject(failure('app.files.failed', 0));
        });
        request.addEventListener('load', () => {
          answered(request.status);
          try {
            resolve(readAnswer(request.status, request.responseText) as StoredFile);
          } catch (error) {
            reject(error instanceof Error ? error : failure('app.files.failed', request.status));
          }
        });
        request.send(form);
      }),
  );
}

/** A key of one's own per form, so that a double click creates one record. Works on plain http too, unlike randomUUID. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
