import path from 'node:path';
import nextVitals from 'eslint-config-next/core-web-vitals';
import nextTypescript from 'eslint-config-next/typescript';
import prettier from 'eslint-config-prettier';
import { defineConfig, globalIgnores } from 'eslint/config';

/** Rooms of server/ that hold rules of the product; they reach each other through services only. */
const DOMAINS = [
  'accounts',
  'admin',
  'albums',
  'billing',
  'enhance',
  'forum',
  'geo',
  'inference',
  'media',
  'mosaic',
  'partners',
  'poetry',
  'vision',
];
/** Files of a domain that are its own affair. */
const PRIVATE_FILES = ['queries', 'router'];

/** The rules of ARCHITECTURE.md as zones: in files of `target`, importing `from` is an error that says why. */
const zones = [
  {
    target: './server/platform',
    from: ['./server', './inngest', './app', './src'],
    except: ['./platform'],
    message: 'platform imports nobody: everything else stands on it.',
  },
  {
    target: './src',
    from: ['./server', './inngest'],
    // Erased when compiled: the shape of the API, never its code.
    except: [
      './trpc/router.ts',
      './enhance/views.ts',
      './albums/views.ts',
      './forum/views.ts',
      './media/upload-router.ts',
      './vision/views.ts',
    ],
    message: 'The browser gets types of the router and its views only; data come through tRPC.',
  },
  {
    target: './inngest/functions',
    from: './inngest/engine',
    message: 'Functions never know which engine drives them (ARCHITECTURE.md, jobs).',
  },
  {
    target: './server',
    from: ['./inngest/engine', './inngest/functions'],
    message: 'Services announce work through a queue interface; engine and functions stand above them.',
  },
  {
    target: './server/db',
    from: DOMAINS.map((domain) => `./server/${domain}`),
    message: 'The database knows tables, not domains.',
  },
  ...DOMAINS.map((domain) => ({
    target: DOMAINS.filter((other) => other !== domain).map((other) => `./server/${other}`),
    from: PRIVATE_FILES.map((file) => `./server/${domain}/${file}.ts`),
    message: `Call a service of ${domain}: its queries and router are its own affair.`,
  })),
];

export default defineConfig([
  ...nextVitals,
  ...nextTypescript,
  prettier,
  {
    settings: {
      'import/resolver': { typescript: { project: path.join(import.meta.dirname, 'tsconfig.json') } },
    },
    rules: {
      'import/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'app/**/*.tsx'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@/server/*', '@/inngest/*'],
              allowTypeImports: true,
              message: 'Only types cross from the server into components; data come through tRPC.',
            },
          ],
        },
      ],
    },
  },
  globalIgnores([
    '.next/**',
    'data/**',
    'next-env.d.ts',
    'test-results/**',
    'playwright-report/**',
    'bench/out/**',
  ]),
]);
