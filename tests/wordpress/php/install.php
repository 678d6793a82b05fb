<?php
// Installs WordPress in the site folder: language, theme, addresses, without its sample content.
require __DIR__ . '/load.php';
define('WP_INSTALLING', true);
require ABSPATH . 'wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
$site = $run['site'];
$locale = $site['locale'] === 'en_US' ? '' : $site['locale'];
function wp_install_defaults($user_id) // a pluggable function: no sample post, page and comment
{
    global $wpdb;
    $name = __('Uncategorized');
    $slug = sanitize_title(_x('Uncategorized', 'Default category slug'));
    $wpdb->insert($wpdb->terms, ['term_id' => 1, 'name' => $name, 'slug' => $slug]);
    $wpdb->insert($wpdb->term_taxonomy, ['term_id' => 1, 'taxonomy' => 'category', 'description' => '', 'parent' => 0, 'count' => 0]);
    update_option('default_category', 1);
}
if ($locale) { // as the installer does: the form of dates is taken from the language
    load_default_textdomain($locale);
    $GLOBALS['wp_locale'] = new WP_Locale();
}
add_filter('pre_wp_mail', '__return_true');
wp_install($site['title'], 'admin', 'admin@blog.example', true, '', 'secret', $locale);
update_option('WPLANG', $locale);
update_option('blogdescription', $site['tagline']);
update_option('timezone_string', $site['zone']);
update_option('template', $site['theme']);
update_option('stylesheet', $site['theme']);
update_option('permalink_structure', '/%year%/%monthnum%/%day%/%postname%/');
update_option('posts_per_page', 7);
update_option('posts_per_rss', 10);
update_option('comment_previously_approved', 0);
update_option('show_avatars', 0);
update_option('thread_comments', 1);
$widgets = ['search', 'latest-posts', 'latest-comments', 'archives', 'categories', 'tag-cloud', 'calendar'];
update_option('widget_block', array_map(fn($name) => ['content' => "<!-- wp:$name /-->"], array_combine(range(2, 8), $widgets)) + ['_multiwidget' => 1]);
update_option('sidebars_widgets', ['wp_inactive_widgets' => [], 'sidebar-1' => array_map(fn($number) => "block-$number", range(2, 8)), 'array_version' => 3]);
