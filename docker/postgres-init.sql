-- Run once by the postgres image, as its superuser, on an empty volume.
\getenv owner_password WASKITA_OWNER_PASSWORD
\getenv app_password WASKITA_APP_PASSWORD
\getenv sealer_password WASKITA_SEALER_PASSWORD

create role waskita_owner login password :'owner_password';
create role waskita_app login password :'app_password';
create role waskita_sealer login password :'sealer_password';

create database waskita owner waskita_owner;
revoke all on database waskita from public;
grant connect on database waskita to waskita_app, waskita_sealer;
