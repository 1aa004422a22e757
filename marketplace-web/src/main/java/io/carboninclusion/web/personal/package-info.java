/** Pages of pools, of partner platforms and of citizens: what the room {@code personal} shows. */
package io.carboninclusion.web.personal;
