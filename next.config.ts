import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

/**
 * Nothing is loaded from elsewhere. Inline scripts are Next's own hydration data; uploads go to UploadThing's
 * cloud only when the operator has set its token.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self' https://*.ingest.uploadthing.com",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ');

const nextConfig: NextConfig = {
  // The documented APIs answer with and without a trailing slash, without a redirect.
  skipTrailingSlashRedirect: true,
  poweredByHeader: false,
  // `npm test` checks the types of everything, once; a newcomer's first build need not wait for it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    'better-sqlite3',
    'onnxruntime-node',
    'sharp',
    'ffmpeg-static',
    'pino',
    '@node-rs/argon2',
    'inngest',
  ],
  // Media live in pages/api, where Next keeps Content-Length (route handlers lose it).
  rewrites: () =>
    Promise.resolve({
      beforeFiles: [
        // Document 001's storage: its bucket, and the upload host, to which SDKs post at the root.
        { source: '/bucket/:path*', destination: '/api/bucket' },
        {
          source: '/',
          has: [{ type: 'header', key: 'content-type', value: 'multipart/form-data.*' }],
          destination: '/api/qiniu/upload',
        },
        // Document 002's files.
        {
          source: '/api/toc/download/:kind(input|output)/:file',
          destination: '/api/partner-files/:kind/:file',
        },
        {
          source: '/api/:code/download/:file(res_[^/]+)',
          destination: '/api/partner-files/result/:code/:file',
        },
        { source: '/media/avatars/:file', destination: '/api/avatars/:file' },
        { source: '/media/:folder(movies|photos)/:id/:file', destination: '/api/works/:folder/:id/:file' },
        { source: '/media/enlarged/:file', destination: '/api/enlarged/:file' },
        // All but the logs of document 003, which are routes of app/(legacy).
        { source: '/media/:id((?!(?:log|celery)\\.txt)[^/]+)', destination: '/api/media/:id' },
      ],
    }),
  headers: () =>
    Promise.resolve([
      {
        // Media answers carry a stricter policy of their own, and so does the player that other sites may frame.
        source: '/((?!media/|api/media/|embed/|api/[^/]+/download/).*)',
        headers: [{ key: 'Content-Security-Policy', value: contentSecurityPolicy }],
      },
      {
        source: '/:path*',
        headers: [
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'Referrer-Policy', value: 'same-origin' },
          { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
        ],
      },
      { source: '/((?!embed/).*)', headers: [{ key: 'X-Frame-Options', value: 'SAMEORIGIN' }] },
      {
        // Document 001 takes passwords in addresses.
        source: '/:document(api/user|api/image|api/tasks|tasks|image)/(.*)',
        headers: [{ key: 'Referrer-Policy', value: 'no-referrer' }],
      },
    ]),
};

export default createNextIntlPlugin('./src/i18n/request.ts')(nextConfig);
