import { Body, Controller, Get, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Person } from '../audit/entry.ts';
import { CONFIG, type Config } from '../config.ts';
import { validated } from '../sql/dto.ts';
import { plainObject } from '../sql/input.ts';
import { Access, Asking, signInFirst } from './access.guard.ts';
import { addressOf } from './address.ts';
import { AuthService } from './auth.service.ts';
import { bearerOf } from './bearer.ts';
import { SignIn } from './sign-in.ts';

/** Half a year after the last sign-in a device is a strange one again. */
const DEVICE_SECONDS = 180 * 24 * 3600;

class Credentials {
  @IsString({ message: 'Isi dengan teks.' })
  @IsNotEmpty({ message: 'Wajib diisi.' })
  @MaxLength(200, { message: 'Terlalu panjang.' })
  username!: string;

  @IsString({ message: 'Isi dengan teks.' })
  @IsNotEmpty({ message: 'Wajib diisi.' })
  @MaxLength(200, { message: 'Terlalu panjang.' })
  password!: string;

  @IsOptional()
  @IsString({ message: 'Isi dengan teks.' })
  @MaxLength(20, { message: 'Terlalu panjang.' })
  otp?: string;
}

const schema = (...names: string[]) => ({
  schema: {
    type: 'object',
    required: names,
    properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
  },
});

@ApiTags('auth')
@Controller('api/auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly door: SignIn,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  private get secure(): boolean {
    return this.config.publicUrl.startsWith('https:');
  }
  private get cookie(): string {
    // __Host- forbids a narrower path; over plain http (an office's LAN) browsers refuse the prefix.
    return this.secure ? '__Host-waskita' : 'waskita';
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
  @HttpCode(200)
  @Access('public')
  @ApiOperation({ summary: 'Masuk' })
  @ApiBody(schema('username', 'password'))
  async login(@Body() body: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const given = plainObject(body);
    validated(Credentials, given);
    const { username, password } = given as unknown as Credentials;
    const knock = { address: addressOf(request), device: request.cookies[this.deviceCookie], requestId: request.id };
    const { refreshToken, device, answer } = await this.door.signIn(username, password, knock);
    this.give(reply, this.cookie, refreshToken);
    this.give(reply, this.deviceCookie, device, DEVICE_SECONDS);
    return answer;
  }

  @Post('refresh')
  @HttpCode(200)
  @Access('public')
  @ApiOperation({ summary: 'Perbarui token dengan kuki sesi' })
  async refresh(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const token = this.take(request);
    if (!token) throw signInFirst();
    const { refreshToken, answer } = await this.auth.refresh(token, request.id);
    this.give(reply, this.cookie, refreshToken);
    return answer;
  }

  @Post('logout')
  @HttpCode(200)
  @Access('public')
  @ApiOperation({ summary: 'Keluar' })
  async logout(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    await this.auth.signOut(this.take(request), bearerOf(request), request.id);
    void reply.clearCookie(this.cookie, { path: this.secure ? '/' : '/api/auth' });
    return {};
  }

  @Get('me')
  @Access('own-account')
  @ApiOperation({ summary: 'Siapa saya' })
  me(@Asking() origin: Person) {
    return this.auth.me(origin.actor);
  }

  @Put('password')
  @Access('own-account')
  @ApiOperation({ summary: 'Ganti kata sandi sendiri' })
  @ApiBody(schema('currentPassword', 'newPassword'))
  async password(@Asking() origin: Person, @Body() body: unknown, @Req() request: FastifyRequest) {
    const { currentPassword, newPassword } = plainObject(body);
    await this.auth.changePassword(origin, currentPassword, newPassword, addressOf(request));
    return {};
  }
}
