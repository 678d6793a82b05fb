import { defineCollection, z } from "astro:content";
import { glob } from "astro/loaders";

/** What a text says of itself; a field that is not named here stops the build. */
const text = z
  .object({
    title: z.string(),
    date: z.coerce.date().optional(),
    day: z.string().optional(),
    modified: z.coerce.date().optional(),
    draft: z.boolean().default(false),
    address: z.string().startsWith("/"),
    folder: z.string(),
    author: z.string().optional(),
    terms: z.record(z.array(z.string())).default({}),
    excerpt: z.string().optional(),
    description: z.string().optional(),
    image: z.string().optional(),
    image_alt: z.string().optional(),
    sticky: z.boolean().default(false),
    lang: z.string().optional(),
    translations: z.array(z.object({ language: z.string(), url: z.string() }).strict()).default([]),
    seo_title: z.string().optional(),
    canonical: z.string().optional(),
    noindex: z.boolean().default(false),
    wordpress: z.record(z.any()).default({}),
  })
  .strict();

export const collections = {
  texts: defineCollection({
    loader: glob({
      pattern: "**/*.md",
      base: "./src/content/texts",
      generateId: ({ entry }) => entry,
    }),
    schema: text,
  }),
};
