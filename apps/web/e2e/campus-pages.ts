import { site } from './campus.ts'
import type { Shown } from './shown.ts'

const uta = (path: string) => () => site('uta') + path
const lakeside = (path: string) => () => site('lakeside') + path

/** Every page of the billboard, the clubs and the events. */
export const campusPages: Shown[] = [
  { name: 'feed', who: 'student', at: uta('/'), heading: /./ },
  { name: 'ad-library', who: 'student', at: uta('/ads/library'), heading: /Ads at this school/ },
  { name: 'ad-library-outside', who: 'visitor', at: uta('/ads/library'), heading: /Ads at this school/ },
  { name: 'feed-quiet', who: 'newcomer', at: lakeside('/'), heading: /./ },
  { name: 'post', who: 'seller', at: ({ post }) => `${site('uta')}/posts/${post}`, heading: /Post by/ },
  {
    name: 'post-edit',
    who: 'student',
    at: ({ post }) => `${site('uta')}/posts/${post}/edit`,
    heading: /Edit/,
  },
  {
    name: 'post-likes',
    who: 'student',
    at: ({ post }) => `${site('uta')}/posts/${post}/likes`,
    heading: /Liked/,
  },
  {
    name: 'post-versions',
    who: 'seller',
    at: ({ post }) => `${site('uta')}/posts/${post}/versions`,
    heading: /before/,
  },
  { name: 'post-deleted', who: 'seller', at: ({ gone }) => `${site('uta')}/posts/${gone}`, heading: /Post/ },
  { name: 'compose', who: 'student', at: uta('/compose'), heading: /Write/ },
  { name: 'drafts', who: 'student', at: uta('/drafts'), heading: /Drafts/ },
  { name: 'drafts-and-to-come', who: 'admin', at: uta('/drafts'), heading: /Drafts/ },
  {
    name: 'announcement-to-come',
    who: 'admin',
    at: ({ scheduled }) => `${site('uta')}/announcements/scheduled/${scheduled}`,
    heading: /Announcement to come/,
  },
  { name: 'saved', who: 'student', at: uta('/saved'), heading: /Saved/ },
  { name: 'saved-empty', who: 'newcomer', at: lakeside('/saved'), heading: /Saved/ },
  { name: 'my-posts', who: 'student', at: uta('/my-posts'), heading: /My posts/ },
  { name: 'hashtag', who: 'student', at: uta('/tags/finals'), heading: /#finals/ },
  ...(
    [
      ['clubs', 'student', '/clubs', /Clubs/],
      ['clubs-mine', 'student', '/clubs?view=mine', /Clubs/],
      ['clubs-nothing', 'student', '/clubs?q=zzzz&category=music', /Clubs/],
      ['club-new', 'student', '/clubs/new', /Start a club/],
      ['club', 'student', '/clubs/robotics-club', /Robotics Club/],
      ['club-todo', 'seller', '/clubs/bike-kitchen', /Bike Kitchen/],
      ['club-ask', 'student', '/clubs/bike-kitchen?join=1', /Bike Kitchen/],
      ['club-events', 'student', '/clubs/robotics-club/events', /Robotics Club/],
      ['club-members', 'student', '/clubs/robotics-club/members', /Robotics Club/],
      ['club-files', 'student', '/clubs/robotics-club/files', /Robotics Club/],
      ['club-groups', 'student', '/clubs/robotics-club/groups', /Robotics Club/],
      ['club-edit', 'student', '/clubs/robotics-club/edit', /Settings/],
      ['club-invites', 'student', '/clubs/robotics-club/invites', /Invitations/],
      ['club-handover', 'student', '/clubs/robotics-club/handover', /Handover/],
      ['club-log', 'student', '/clubs/robotics-club/manage', /Log/],
      ['club-requests', 'seller', '/clubs/bike-kitchen/requests', /Requests/],
      ['clubs-frozen', 'admin', '/admin/clubs', /Clubs without leaders/],
    ] as const
  ).map(([name, who, path, heading]): Shown => ({ name, who, at: uta(path), heading })),
  {
    name: 'club-poster',
    who: 'student',
    at: ({ club, poster }) => `${site('uta')}/clubs/${club}/poster/${poster}`,
    heading: /Poster/,
  },
  {
    name: 'club-join',
    who: 'admin',
    at: ({ joinToken }) => `${site('uta')}/join/${joinToken}`,
    heading: /Stargazers/,
  },
  {
    name: 'club-join-over',
    who: 'student',
    at: uta('/join/zzzzzzzzzzzz'),
    heading: /./,
  },
  ...(['student', 'seller'] as const).map(
    (who): Shown => ({
      name: `club-handover-pack-${who}`,
      who,
      at: ({ handover }) => `${site('uta')}/handovers/${handover}`,
      heading: /./,
    }),
  ),
  { name: 'events', who: 'student', at: uta('/events'), heading: /Events/ },
  { name: 'events-week', who: 'student', at: uta('/events?view=week'), heading: /Events/ },
  { name: 'events-month', who: 'student', at: uta('/events?view=month'), heading: /Events/ },
  { name: 'events-nothing', who: 'student', at: uta('/events?q=zzzz&category=arts'), heading: /Events/ },
  { name: 'event-new', who: 'student', at: uta('/events/new'), heading: /New event/ },
  { name: 'event-calendar', who: 'student', at: uta('/events/calendar'), heading: /Calendar/ },
  { name: 'event', who: 'student', at: ({ event }) => `${site('uta')}/events/${event}`, heading: /Open mic/ },
  {
    name: 'event-host',
    who: 'seller',
    at: ({ event }) => `${site('uta')}/events/${event}`,
    heading: /Open mic/,
  },
  {
    name: 'event-cancelled',
    who: 'student',
    at: (scene) => `${site('uta')}/events/${scene.calledOff}`,
    heading: /yoga/,
  },
  ...(['edit', 'helpers?q=m', 'attendees', 'door'] as const).map(
    (page): Shown => ({
      name: `event-${page.replace(/\?.*/, '')}`,
      who: 'seller',
      at: ({ event }) => `${site('uta')}/events/${event}/${page}`,
      heading: /./,
    }),
  ),
  {
    name: 'event-door-links',
    who: 'seller',
    at: ({ event }) => `${site('uta')}/events/${event}/door-links`,
    heading: /Door links/,
  },
  { name: 'helper-door', who: 'visitor', at: ({ doorLink }) => doorLink, heading: /Open mic/ },
  {
    name: 'helper-door-over',
    who: 'visitor',
    at: ({ event }) => `${site('uta')}/door/${event}`,
    heading: /leads nowhere/,
  },
  {
    name: 'event-code',
    who: 'student',
    at: ({ event }) => `${site('uta')}/events/${event}/code`,
    heading: /Open mic/,
  },
]
