import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { sessionCookie } from './access/session-cookie.ts';
import { APP_VERSION } from './audit/entry.ts';
import type { Config } from './config.ts';
import { described } from './actions/document.ts';
import { ABOUT } from './actions/tags.ts';
import { resources } from './resources.ts';

interface Answered {
  readonly url: string;
  readonly status: number;
  readonly obj?: { readonly accessToken?: string };
}
/** Runs in the browser: whoever signs in by "Try it out" has signed in on this page. */
function keepToken(answer: Answered): Answered {
  const page = globalThis as unknown as { ui: { preauthorizeApiKey(scheme: string, token: string): void } };
  const token = /\/api\/auth\/(login|refresh)$/.test(answer.url) && answer.status === 200 && answer.obj?.accessToken;
  if (token) page.ui.preauthorizeApiKey('bearer', token);
  return answer;
}

/** The description of the API, read off its routes and declarations. */
export function descriptionOf(app: NestFastifyApplication, config: Config): OpenAPIObject {
  const about = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Waskita')
    .setDescription(ABOUT)
    .setVersion(APP_VERSION)
    .setLicense('MIT', 'https://spdx.org/licenses/MIT.html')
    .addServer('/')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'bearer')
    .addCookieAuth(sessionCookie(config), { type: 'apiKey', in: 'cookie' }, 'session')
    .build();
  const found = SwaggerModule.createDocument(app, about, { operationIdFactory: (_, handler) => handler });
  return described(found, resources);
}

/** It, at `/api/openapi.json` for programs and at `/api/docs` for people. */
export function document(app: NestFastifyApplication, config: Config): void {
  SwaggerModule.setup('api/docs', app, () => descriptionOf(app, config), {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'Waskita API',
    swaggerOptions: { responseInterceptor: keepToken, tagsSorter: 'alpha', docExpansion: 'none' },
  });
}
