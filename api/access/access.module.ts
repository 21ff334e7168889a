import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { PassportModule } from '@nestjs/passport';
import { CONFIG, type Config } from '../config.ts';
import { AccessGuard } from './access.guard.ts';
import { AuthController } from './auth.controller.ts';
import { AuthService } from './auth.service.ts';
import { JwtStrategy, TOKEN } from './jwt.strategy.ts';
import { HomePlaces } from './places.ts';
import { Refusals } from './refusals.ts';
import { Remembered } from './remembered.ts';
import { Rights } from './rights.ts';
import { Sessions } from './sessions.ts';
import { SignIn } from './sign-in.ts';
import { Throttle } from './throttle.ts';

const { algorithm, issuer, audience, expiresIn } = TOKEN;

@Global()
@Module({
  imports: [
    PassportModule,
    JwtModule.registerAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({
        secret: config.jwtKey as never,
        signOptions: { algorithm, issuer, audience, expiresIn },
        verifyOptions: { algorithms: [algorithm], issuer, audience },
      }),
    }),
  ],
  controllers: [AuthController],
  providers: [
    AuthService,
    SignIn,
    JwtStrategy,
    HomePlaces,
    Refusals,
    Remembered,
    Rights,
    Sessions,
    Throttle,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [JwtModule, Remembered, Rights, Sessions, Throttle],
})
export class AccessModule {}
