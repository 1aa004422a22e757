/**
 * Who did what, and the second person: a proposal takes effect only when another administrator
 * approves it.
 *
 * <p>Any room may use it; it uses the kernel. A room keeps what its own proposal means and asks
 * here whether it is approved. The trail is only ever added to, and nobody decides a proposal of
 * their own.
 */
package io.carboninclusion.audit;
