/**
 * The pages: one page, one backing bean named by what the page is, one call to a room's door.
 *
 * <p>Records in, commands out: no entity, no rule and no text of its own.
 */
package io.carboninclusion.web;
