/**
 * The database the market stands on: its embedded MariaDB server, its users and its migrations.
 *
 * <p>Used by the launcher and by tests ({@code TestDatabase} gives them a migrated server); never
 * packed into WAR or EAR. The schema is changed here and nowhere else, by the migration user. A
 * migration that creates a table grants there what the users need, by placeholder: {@code GRANT
 * SELECT, INSERT ON market.x TO ${app}}, and {@code ${view}} for the follower.
 */
package io.carboninclusion.db;
