import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const nextConfig: NextConfig = {
  // The documented APIs answer with and without a trailing slash, without a redirect.
  skipTrailingSlashRedirect: true,
  poweredByHeader: false,
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
  rewrites: () => Promise.resolve({ beforeFiles: [{ source: '/media/:id', destination: '/api/media/:id' }] }),
  headers: () =>
    Promise.resolve([
      {
        source: '/:path*',
        headers: [
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'Referrer-Policy', value: 'same-origin' },
          { key: 'X-Frame-Options', value: 'SAMEORIGIN' },
          { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
        ],
      },
    ]),
};

export default createNextIntlPlugin('./src/i18n/request.ts')(nextConfig);
