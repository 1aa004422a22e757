/**
 * How a visitor sees the pages: Chinese or English, light or dark, kept in cookies and known from a
 * request's first phase on.
 */
package io.carboninclusion.web.look;
