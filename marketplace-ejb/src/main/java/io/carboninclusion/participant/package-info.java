/**
 * Enterprises, their users and what each may do: sign-up, approval, roles, rights, tokens, API
 * keys.
 *
 * <p>Uses kernel and audit. Every other room takes a {@code Caller} from here as its first
 * parameter. An enterprise stands for one unified social credit code whose check digit is right; a
 * secret is kept only as its hash.
 */
package io.carboninclusion.participant;
