/**
 * The database the market stands on: its embedded MariaDB server, its users and its migrations.
 *
 * <p>Used by the launcher and by tests; never packed into WAR or EAR. The schema is changed here and
 * nowhere else, by the migration user.
 */
package io.carboninclusion.db;
