/** The icons the app takes from lucide, by the name components use. */
import {
  Archive, Asterisk, Bookmark, Calendar, Check, Download, Ellipsis, Group, History, Info, Lock, MapPin, Merge, Minus, Pause, Pencil, Play, Plus, Printer, RotateCw,
  Search, SlidersHorizontal, Split, Star, Tag, Trash2, TriangleAlert, Undo2, Users, Waypoints, X,
} from '@lucide/vue'
import type { DrawingName } from './drawings'

export const icons = {
  asterisk: Asterisk,
  calendar: Calendar,
  check: Check,
  download: Download,
  ellipsis: Ellipsis,
  info: Info,
  lock: Lock,
  'map-pin': MapPin,
  merge: Merge,
  minus: Minus,
  pause: Pause,
  pencil: Pencil,
  play: Play,
  plus: Plus,
  printer: Printer,
  'rotate-cw': RotateCw,
  search: Search,
  'sliders-horizontal': SlidersHorizontal,
  split: Split,
  'trash-2': Trash2,
  'triangle-alert': TriangleAlert,
  'undo-2': Undo2,
  users: Users,
  waypoints: Waypoints,
  archive: Archive,
  bookmark: Bookmark,
  group: Group,
  history: History,
  star: Star,
  tag: Tag,
  x: X,
} as const

export type IconName = keyof typeof icons | DrawingName
