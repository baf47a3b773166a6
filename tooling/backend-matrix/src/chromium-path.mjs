/** @file Where Chromium is: at the path in CHROMIUM, or where Debian's package `chromium` puts it. */

export const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium';
