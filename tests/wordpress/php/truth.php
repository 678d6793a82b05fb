<?php
// Prints what is in the site, from its database: every post with its terms, comments and text.
require __DIR__ . '/load.php';
require ABSPATH . 'wp-load.php';
wp_set_current_user(1);
function zoned(string $local, string $gmt): ?string
{
    return $local === '0000-00-00 00:00:00' ? null : get_date_from_gmt($gmt === '0000-00-00 00:00:00' ? get_gmt_from_date($local) : $gmt, 'c');
}
$types = array_diff(array_keys(get_post_types()), ['revision', 'wp_global_styles', 'oembed_cache']);
$posts = [];
foreach (get_posts(['post_type' => $types, 'post_status' => array_keys(get_post_stati()), 'numberposts' => -1, 'orderby' => 'ID', 'order' => 'ASC', 'suppress_filters' => true]) as $post) {
    $GLOBALS['post'] = $post;
    setup_postdata($post);
    $GLOBALS['more'] = 1;
    $terms = [];
    foreach (wp_get_object_terms($post->ID, get_object_taxonomies($post->post_type)) as $term) {
        $terms[] = ['taxonomy' => $term->taxonomy, 'slug' => urldecode($term->slug), 'name' => html_entity_decode($term->name, ENT_QUOTES)];
    }
    $comments = [];
    foreach (get_comments(['post_id' => $post->ID, 'status' => 'any', 'orderby' => 'comment_ID', 'order' => 'ASC']) as $comment) {
        $comments[] = ['id' => (int) $comment->comment_ID, 'parent' => (int) $comment->comment_parent, 'author' => $comment->comment_author, 'type' => $comment->comment_type,
            'approved' => $comment->comment_approved, 'date' => zoned($comment->comment_date, $comment->comment_date_gmt), 'content' => $comment->comment_content];
    }
    $author = get_userdata($post->post_author);
    $posts[] = ['id' => $post->ID, 'type' => $post->post_type, 'status' => $post->post_status, 'title' => $post->post_title, 'shown_title' => html_entity_decode(get_the_title($post), ENT_QUOTES),
        'slug' => urldecode($post->post_name), 'link' => get_permalink($post), 'date' => zoned($post->post_date, $post->post_date_gmt), 'author' => $author->user_login, 'author_name' => $author->display_name,
        'terms' => $terms, 'body' => $post->post_content, 'html' => apply_filters('the_content', preg_replace('/<!--nextpage-->/', '', $post->post_content)),
        'excerpt' => $post->post_excerpt, 'password' => $post->post_password !== '', 'sticky' => is_sticky($post->ID), 'parent' => $post->post_parent,
        'featured' => get_the_post_thumbnail_url($post, 'full') ?: '', 'comments' => $comments];
}
$people = array_map(fn($user) => ['login' => $user->user_login, 'name' => $user->display_name, 'link' => get_author_posts_url($user->ID)], get_users());
$archives = [];
foreach (get_terms(['taxonomy' => ['category', 'post_tag', 'place'], 'hide_empty' => true]) as $term) {
    $archives[] = get_term_link($term);
}
$dates = [];
foreach ($wpdb->get_results("SELECT DISTINCT YEAR(post_date) AS y, MONTH(post_date) AS m FROM $wpdb->posts WHERE post_type = 'post' AND post_status != 'auto-draft' ORDER BY y, m") as $row) {
    $first ??= $row->y;
    $years[$row->y] = get_year_link($row->y);
    if ($row->y === $first) {
        $dates[] = get_month_link($row->y, $row->m);
    }
}
$dates = [...array_values($years), ...$dates];
$lists = [get_post_type_archive_link('recipe'), ...array_filter([get_option('page_for_posts') ? get_permalink(get_option('page_for_posts')) : ''])];
echo json_encode(['posts' => $posts, 'authors' => $people, 'lists' => $lists, 'archives' => $archives, 'dates' => $dates], JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
