import { Controller, Get, Inject, Post, Put, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Person } from '../audit/entry.ts';
import { CONFIG, type Config } from '../config.ts';
import { Asking, signInFirst } from './access.guard.ts';
import { addressOf } from './address.ts';
import { AuthService } from './auth.service.ts';
import { bearerOf } from './bearer.ts';
import { isOverHttps, sessionCookie } from './session-cookie.ts';
import { SignIn } from './sign-in.ts';
import { account, nothing, signedIn } from '../define/answers/session.ts';
import { password, text } from '../define/field.ts';
import { Given, given } from '../actions/given.ts';
import { Act } from '../actions/act.ts';

/** Half a year after the last sign-in a device is a strange one again. */
const DEVICE_SECONDS = 180 * 24 * 3600;

class Credentials extends given({
  username: text({ label: 'Nama pengguna', required: true, passing: true }),
  password: password({ label: 'Kata sandi', required: true, max: 200 }),
  otp: text({ label: 'Kode', max: 20, passing: true }),
}) {}
class NewPassword extends given(
  {
    currentPassword: password({ label: 'Kata sandi sekarang', required: true, max: 200 }),
    newPassword: password({ label: 'Kata sandi baru', required: true }),
  },
  { currentPassword: 'Kata sandi sekarang salah.', newPassword: 'Tulis kata sandi baru.' },
) {}

@Controller('api/auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly door: SignIn,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  private get secure(): boolean {
    return isOverHttps(this.config);
  }
  private get cookie(): string {
    return sessionCookie(this.config);
  }
  private get deviceCookie(): string {
    return `${this.cookie}-device`;
  }
  /** `maxAge` in seconds; without it the browser forgets the cookie when it is closed. */
  private give(reply: FastifyReply, name: string, value: string, maxAge?: number): void {
    const path = this.secure ? '/' : '/api/auth';
    void reply.setCookie(name, value, { httpOnly: true, sameSite: 'strict', secure: this.secure, path, maxAge });
  }
  private take(request: FastifyRequest): string | undefined {
    return request.cookies[this.cookie];
  }

  @Post('login')
  @Act({ by: 'public', does: 'Masuk', answers: signedIn, refuses: [401, 429] })
  async login(
    @Given() { username, password: typed }: Credentials,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const knock = { address: addressOf(request), device: request.cookies[this.deviceCookie], requestId: request.id };
    const { refreshToken, device, answer } = await this.door.signIn(username, typed, knock);
    this.give(reply, this.cookie, refreshToken);
    this.give(reply, this.deviceCookie, device, DEVICE_SECONDS);
    return answer;
  }

  @Post('refresh')
  @Act({ by: 'public', does: 'Perbarui token dengan kuki sesi', answers: signedIn, cookie: true, refuses: [401] })
  async refresh(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const token = this.take(request);
    if (!token) throw signInFirst();
    const { refreshToken, answer } = await this.auth.refresh(token, request.id);
    this.give(reply, this.cookie, refreshToken);
    return answer;
  }

  @Post('logout')
  @Act({ by: 'public', does: 'Keluar', answers: nothing, cookie: true })
  async logout(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    await this.auth.signOut(this.take(request), bearerOf(request), request.id);
    void reply.clearCookie(this.cookie, { path: this.secure ? '/' : '/api/auth' });
    return {};
  }

  @Get('me')
  @Act({ by: 'own-account', does: 'Siapa saya', answers: account })
  me(@Asking() origin: Person) {
    return this.auth.me(origin.actor);
  }

  @Put('password')
  @Act({ by: 'own-account', does: 'Ganti kata sandi sendiri', answers: nothing, refuses: [429] })
  async password(
    @Asking() origin: Person,
    @Given() { currentPassword, newPassword }: NewPassword,
    @Req() request: FastifyRequest,
  ) {
    await this.auth.changePassword(origin, currentPassword, newPassword, addressOf(request));
    return {};
  }
}
