<?php
/*
 * Part of every request of the test's site: the types a site of its own would have, and a record
 * of what WordPress showed, as the author's text, on each page.
 */
add_action('init', function () {
    register_taxonomy('place', ['post', 'recipe'], ['public' => true, 'show_in_rest' => true, 'hierarchical' => false, 'label' => 'Places']);
    register_post_type('recipe', ['public' => true, 'show_in_rest' => true, 'rest_base' => 'recipes', 'has_archive' => true, 'label' => 'Recipes', 'taxonomies' => ['place'], 'supports' => ['title', 'editor', 'author', 'excerpt', 'thumbnail', 'comments', 'custom-fields']]);
    register_post_type('ledger', ['public' => true, 'show_in_rest' => false, 'label' => 'Ledger', 'supports' => ['title', 'editor', 'author']]);
});
// A site can be closed to programs, as security plugins and careful owners do it.
if (file_exists(ABSPATH . 'closed-api')) {
    add_filter('rest_authentication_errors', fn() => new WP_Error('rest_closed', 'Closed.', ['status' => 401]));
}
if (file_exists(ABSPATH . 'closed-feed')) {
    add_action('template_redirect', fn() => is_feed() && wp_die('Closed.', '', ['response' => 404]), 1);
}
add_filter('pre_option_rss_use_excerpt', fn($value) => isset($_GET['excerpts']) ? '1' : $value);
add_filter('theme_mod_display_excerpt_or_full_post', fn() => get_theme_mods()['display_excerpt_or_full_post'] ?? 'full');

// Debian packages no catalogues of themes, and old ones of WordPress: what they lack, the texts say.
function worded(string $translation, string $english): string
{
    static $wording = null;
    $wording ??= json_decode(file_get_contents(ABSPATH . 'site.json'), true)['site']['wording'];
    return $translation === $english ? ($wording[$english] ?? $english) : $translation;
}
add_filter('gettext', 'worded', 10, 2);
add_filter('gettext_with_context', 'worded', 10, 2);
foreach (['ngettext', 'ngettext_with_context'] as $filter) {
    add_filter($filter, fn($translation, $single, $plural) => worded($translation, $translation === $single ? $single : $plural), 10, 3);
}

$shown = [];
// Every post that the page shows some of its text of, in the order in which it does.
function note_shown(string $how, string $html): string
{
    global $shown, $page, $numpages;
    $post = get_post();
    if ($post && !doing_filter('get_the_excerpt') && !is_admin()) {
        if (post_password_required($post)) {
            $how = 'protected';
        } elseif ($how === 'whole' && ($numpages ?? 1) > 1) {
            $how = 'part';
        } elseif ($how === 'whole' && str_contains($post->post_content, '<!--more') && empty($GLOBALS['more'])) {
            $how = 'cut';
        }
        if ($how === 'excerpt' && is_singular() && isset($shown[$post->ID])) {
            return $html; // the page's own post once more, in a list beside it
        }
        $shown[$post->ID] = ['id' => $post->ID, 'shown' => $how, 'html' => $html] + (($how === 'part') ? ['page' => $page] : []);
    }
    return $html;
}
add_filter('the_content', fn($html) => note_shown('whole', $html), PHP_INT_MAX);
add_filter('the_content_feed', fn($html) => note_shown('whole', $html), PHP_INT_MAX);
add_filter('the_excerpt_rss', fn($html) => note_shown('excerpt', $html), PHP_INT_MAX);
add_filter('the_excerpt', fn($html) => note_shown('excerpt', $html), PHP_INT_MAX);
add_filter('render_block_core/post-excerpt', fn($html) => note_shown('excerpt', $html), PHP_INT_MAX);

add_action('shutdown', function () {
    global $shown, $wp_query;
    if (PHP_SAPI !== 'cli-server' || empty($_SERVER['HTTP_X_RECORD'])) {
        return;
    }
    $kinds = ['is_feed' => 'feed', 'is_404' => 'missing', 'is_search' => 'search', 'is_home' => 'home', 'is_attachment' => 'attachment', 'is_page' => 'page', 'is_single' => 'single', 'is_category' => 'category', 'is_tag' => 'tag', 'is_tax' => 'taxonomy', 'is_author' => 'author', 'is_date' => 'date', 'is_post_type_archive' => 'archive'];
    $kind = 'other';
    foreach ($kinds as $test => $name) {
        if ($test()) {
            $kind = $name;
            break;
        }
    }
    $record = ['url' => home_url($_SERVER['REQUEST_URI']), 'kind' => $kind, 'status' => http_response_code(),
        'listed' => wp_list_pluck($wp_query->posts ?? [], 'ID'), 'posts' => array_values($shown)];
    $name = preg_replace('/[^0-9a-z]/', '', $_SERVER['HTTP_X_RECORD']);
    file_put_contents(ABSPATH . "records/$name.json", json_encode($record));
});
