-- The two schemas and the three users of the market, for a MariaDB 11.4 of your own.
-- Put three long random passwords in place of the words in braces and run this as an administrator.
-- What each user may do in a table is granted by the migration that creates the table.
-- One statement a line: the embedded server reads this file as its init file at every start.

CREATE DATABASE IF NOT EXISTS market CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE DATABASE IF NOT EXISTS market_view CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE USER IF NOT EXISTS 'market_migration'@'%' IDENTIFIED BY '{migration-password}';
CREATE USER IF NOT EXISTS 'market_app'@'%' IDENTIFIED BY '{app-password}';
CREATE USER IF NOT EXISTS 'market_view'@'%' IDENTIFIED BY '{view-password}';
ALTER USER 'market_migration'@'%' IDENTIFIED BY '{migration-password}';
ALTER USER 'market_app'@'%' IDENTIFIED BY '{app-password}';
ALTER USER 'market_view'@'%' IDENTIFIED BY '{view-password}';

-- The underscore in a schema's name is a wildcard here unless escaped. market_view_next is where a rebuild is made.
GRANT ALL PRIVILEGES ON `market`.* TO 'market_migration'@'%' WITH GRANT OPTION;
GRANT ALL PRIVILEGES ON `market\_view`.* TO 'market_migration'@'%' WITH GRANT OPTION;
GRANT ALL PRIVILEGES ON `market\_view\_next`.* TO 'market_migration'@'%' WITH GRANT OPTION;
