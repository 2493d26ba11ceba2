import type { MetadataRoute } from 'next';

/** What is there to be found: the studio and the community. The documented APIs and private pages are not. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: [
        '/api/',
        '/user/',
        '/forum/',
        '/admin',
        '/account',
        '/pay/',
        // Document 000: a visit there would change something, or show what is somebody's own.
        '/retry',
        '/free',
        '/bill',
        '/youzan_order',
        '/paypal_order',
        '/upload/',
        '/guangying/',
        '/media/enlarged/',
        '/recover',
        '/history',
        '/albums/',
        '/sign-in',
        '/sign-up',
        '/community/new',
        '/community/notifications',
        '/community/*/edit',
        // Endless combinations.
        '/community?q=',
      ],
    },
  };
}
