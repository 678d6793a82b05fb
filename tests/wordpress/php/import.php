<?php
// Takes import.xml of the site folder, field by field as WordPress's importer reads it, and through
// the functions of WordPress that the importer calls. The importer itself is a plugin that no
// package registry has; what it asks of a WXR is: one document without a DTD that PHP's parser
// takes, a version, and these fields under these names.
require __DIR__ . '/load.php';
require ABSPATH . 'wp-load.php';
require_once ABSPATH . 'wp-admin/includes/taxonomy.php';
wp_set_current_user(1);
wp_defer_term_counting(true);

function stop(string $why): void
{
    fwrite(STDERR, $why);
    exit(1);
}

function done($value, string $what)
{
    return is_wp_error($value) || !$value ? stop($what . ': ' . (is_wp_error($value) ? $value->get_error_message() : 'refused')) : $value;
}

$dom = new DOMDocument();
if (!$dom->loadXML(file_get_contents($root . '/import.xml'), LIBXML_NONET | LIBXML_PARSEHUGE) || isset($dom->doctype)) {
    stop('PHP can not read it as XML');
}
$channel = simplexml_import_dom($dom)->channel;
$spaces = $channel->getDocNamespaces();
$site = $channel->children($spaces['wp']);
if (!preg_match('/^\d+\.\d+$/', trim((string) $site->wxr_version)) || !trim((string) $site->base_site_url)) {
    stop('It has no version, or no address');
}

$authors = $users = [];
foreach ($site->author as $author) {
    $login = sanitize_user((string) $author->author_login, true);
    $user = get_user_by('login', $login);
    $authors[$login] = $user ? $user->ID : done(wp_insert_user(['user_login' => $login, 'user_pass' => 'secret', 'user_email' => (string) $author->author_email,
        'display_name' => (string) $author->author_display_name, 'first_name' => (string) $author->author_first_name, 'last_name' => (string) $author->author_last_name]), "author $login");
    $users[(int) $author->author_id] = $authors[$login];
}

// A term, unless its slug is there; its parent stands before it.
function take_term(string $taxonomy, string $slug, string $name, string $parent, string $description, $meta): void
{
    if (term_exists($slug, $taxonomy)) {
        return;
    }
    $above = $parent === '' ? 0 : (int) (term_exists($parent, $taxonomy)['term_id'] ?? stop("$taxonomy $slug stands before its parent $parent"));
    $made = done(wp_insert_term(wp_slash($name), $taxonomy, ['slug' => $slug, 'description' => wp_slash($description), 'parent' => $above]), "$taxonomy $slug");
    foreach ($meta as $row) {
        add_term_meta($made['term_id'], wp_slash((string) $row->meta_key), wp_slash_strings_only(maybe_unserialize((string) $row->meta_value)));
    }
}

foreach ($site->category as $term) {
    take_term('category', (string) $term->category_nicename, (string) $term->cat_name, (string) $term->category_parent, (string) $term->category_description, $term->termmeta);
}
foreach ($site->tag as $term) {
    take_term('post_tag', (string) $term->tag_slug, (string) $term->tag_name, '', (string) $term->tag_description, $term->termmeta);
}
foreach ($site->term as $term) {
    take_term((string) $term->term_taxonomy, (string) $term->term_slug, (string) $term->term_name, (string) $term->term_parent, (string) $term->term_description, $term->termmeta);
}

$known = $orphans = $menu_items = [];
foreach ($channel->item as $item) {
    $wp = $item->children($spaces['wp']);
    $number = (int) $wp->post_id;
    if ((string) $wp->status === 'auto-draft' || isset($known[$number])) {
        continue;
    }
    if ((string) $wp->post_type === 'nav_menu_item') {
        $menu_items[] = $item;
        continue;
    }
    $parent = (int) $wp->post_parent;
    if ($parent && !isset($known[$parent])) {
        $orphans[$number] = $parent;
    }
    $values = wp_slash(['import_id' => $number, 'post_author' => $authors[sanitize_user((string) $item->children($spaces['dc'])->creator, true)] ?? 1,
        'post_date' => (string) $wp->post_date, 'post_date_gmt' => (string) $wp->post_date_gmt, 'post_content' => (string) $item->children($spaces['content'])->encoded,
        'post_excerpt' => (string) $item->children($spaces['excerpt'])->encoded, 'post_title' => (string) $item->title, 'post_status' => (string) $wp->status,
        'post_name' => (string) $wp->post_name, 'comment_status' => (string) $wp->comment_status, 'ping_status' => (string) $wp->ping_status, 'guid' => (string) $item->guid,
        'post_parent' => $known[$parent] ?? 0, 'menu_order' => (int) $wp->menu_order, 'post_type' => (string) $wp->post_type, 'post_password' => (string) $wp->post_password]);
    $is_file = (string) $wp->post_type === 'attachment'; // the importer fetches it; here its address is enough
    $id = done($is_file ? wp_insert_attachment(['guid' => (string) $wp->attachment_url] + $values, false, 0, true) : wp_insert_post($values, true), "item $number");
    $known[$number] = $id;
    if ((int) $wp->is_sticky === 1) {
        stick_post($id);
    }
    $terms = [];
    foreach ($item->category as $category) {
        if (isset($category['nicename'])) {
            $found = term_exists((string) $category['nicename'], (string) $category['domain']) ?: done(wp_insert_term((string) $category, (string) $category['domain'], ['slug' => (string) $category['nicename']]), "term of item $number");
            $terms[(string) $category['domain']][] = (int) $found['term_id'];
        }
    }
    foreach ($terms as $taxonomy => $ids) {
        done(wp_set_post_terms($id, $ids, $taxonomy), "terms of item $number");
    }
    $comments = $made = [];
    foreach ($wp->comment as $comment) {
        $comments[(int) $comment->comment_id] = $comment;
    }
    ksort($comments);
    foreach ($comments as $key => $comment) {
        $row = ['comment_post_ID' => $id, 'comment_parent' => $made[(int) $comment->comment_parent] ?? (string) $comment->comment_parent];
        foreach (['author', 'author_email', 'author_IP', 'author_url', 'date', 'date_gmt', 'content', 'approved', 'type'] as $field) {
            $row["comment_$field"] = (string) $comment->{"comment_$field"};
        }
        if (isset($users[(int) $comment->comment_user_id])) {
            $row['user_id'] = $users[(int) $comment->comment_user_id];
        }
        $made[$key] = done(wp_insert_comment(wp_filter_comment(wp_slash($row))), "comment $key");
        foreach ($comment->commentmeta as $meta) {
            add_comment_meta($made[$key], wp_slash((string) $meta->meta_key), wp_slash_strings_only(maybe_unserialize((string) $meta->meta_value)));
        }
    }
    foreach ($wp->postmeta as $meta) {
        $key = (string) $meta->meta_key;
        $value = $key === '_edit_last' ? ($users[(int) $meta->meta_value] ?? null) : maybe_unserialize((string) $meta->meta_value);
        if ($key !== '' && $value !== null) {
            add_post_meta($id, wp_slash($key), wp_slash_strings_only($value));
        }
    }
}
foreach ($orphans as $child => $parent) {
    if (isset($known[$parent])) {
        $wpdb->update($wpdb->posts, ['post_parent' => $known[$parent]], ['ID' => $known[$child]]);
    }
}

$lines = [];
foreach ($menu_items as $item) {
    $wp = $item->children($spaces['wp']);
    if (isset($lines[(int) $wp->post_id])) {
        continue;
    }
    $meta = [];
    foreach ($wp->postmeta as $row) {
        $meta[(string) $row->meta_key] = (string) $row->meta_value;
    }
    foreach ($item->category as $category) {
        if ((string) $category['domain'] === 'nav_menu') {
            $menu = term_exists((string) $category['nicename'], 'nav_menu');
        }
    }
    $object = (int) $meta['_menu_item_object_id'];
    if ($meta['_menu_item_type'] === 'taxonomy') { // by the old number of a term, which the head of the export names
        foreach ([...$site->category, ...$site->tag, ...$site->term] as $term) {
            if ((int) $term->term_id === $object) {
                $object = (int) term_exists((string) ($term->category_nicename . $term->tag_slug . $term->term_slug), $meta['_menu_item_object'])['term_id'];
                break;
            }
        }
    } elseif ($meta['_menu_item_type'] === 'post_type') {
        $object = $known[$object] ?? stop("menu item {$wp->post_id} leads to what is not there");
    }
    $lines[(int) $wp->post_id] = done(wp_update_nav_menu_item((int) $menu['term_id'], 0, ['menu-item-object-id' => $object, 'menu-item-object' => $meta['_menu_item_object'],
        'menu-item-parent-id' => $lines[(int) ($meta['_menu_item_menu_item_parent'] ?? 0)] ?? 0, 'menu-item-position' => (int) $wp->menu_order, 'menu-item-type' => $meta['_menu_item_type'],
        'menu-item-title' => (string) $item->title, 'menu-item-url' => $meta['_menu_item_url'] ?? '', 'menu-item-status' => (string) $wp->status]), "menu item {$wp->post_id}");
}
wp_defer_term_counting(false);
