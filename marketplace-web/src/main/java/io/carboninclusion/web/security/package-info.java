/**
 * Who is at the other end: login and session for pages, and the caller of the request at hand.
 *
 * <p>Pages know their user by a session that begins with the login and has a new id then; calls of
 * the API by a bearer token alone. What a user may do is read anew for each request.
 */
package io.carboninclusion.web.security;
