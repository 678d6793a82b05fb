<?php
// Fills the site with what content.json in its folder says, through WordPress's own functions.
require __DIR__ . '/load.php';
require ABSPATH . 'wp-load.php';
require_once ABSPATH . 'wp-admin/includes/image.php';
require_once ABSPATH . 'wp-admin/includes/taxonomy.php';
wp_set_current_user(1);
$content = json_decode(file_get_contents($root . '/content.json'), true);
$wp_rewrite->flush_rules(false);

function must($value)
{
    if (is_wp_error($value) || !$value) {
        fwrite(STDERR, is_wp_error($value) ? $value->get_error_message() : 'refused');
        debug_print_backtrace();
        exit(1);
    }
    return $value;
}

function moment(string $local): array // local time → WordPress's two columns
{
    return [$local, get_gmt_from_date($local)];
}

$authors = [];
foreach ($content['authors'] as $row) {
    $authors[$row['login']] = must(wp_insert_user(['user_login' => $row['login'], 'user_pass' => 'secret',
        'user_email' => $row['login'] . '@blog.example', 'display_name' => $row['name'], 'role' => $row['role']]));
}
$terms = [];
foreach ($content['terms'] as $row) {
    $parent = $row['parent'] ? $terms[$row['taxonomy']][$row['parent']] : 0;
    $made = must(wp_insert_term($row['name'], $row['taxonomy'], ['parent' => $parent, 'slug' => $row['slug'], 'description' => $row['description']]));
    $terms[$row['taxonomy']][$row['name']] = $made['term_id'];
}

$media = [];
foreach ($content['media'] as $number => $row) {
    $picture = imagecreatetruecolor($row['width'], $row['height']);
    imagefill($picture, 0, 0, imagecolorallocate($picture, 40 * $number % 255, 90, 150));
    imagefilledellipse($picture, $row['width'] / 2, $row['height'] / 2, 60 + 40 * $number, 200, imagecolorallocate($picture, 250, 220, 30 * $number % 255));
    ob_start();
    str_ends_with($row['file'], '.png') ? imagepng($picture) : imagejpeg($picture);
    $file = wp_upload_bits($row['file'], null, ob_get_clean(), substr($row['date'], 0, 7));
    [$local, $gmt] = moment($row['date']);
    $id = must(wp_insert_attachment(['post_mime_type' => $file['type'], 'post_title' => $row['title'], 'post_excerpt' => $row['caption'],
        'post_content' => $row['description'], 'post_status' => 'inherit', 'post_date' => $local, 'post_date_gmt' => $gmt, 'post_author' => 1], $file['file']));
    wp_update_attachment_metadata($id, wp_generate_attachment_metadata($id, $file['file']));
    update_post_meta($id, '_wp_attachment_image_alt', $row['alt']);
    $media['%' . $row['key'] . '.id%'] = $id;
    $media['%' . $row['key'] . '.url%'] = wp_get_attachment_url($id);
    $media['%' . $row['key'] . '.page%'] = get_permalink($id);
}

$posts = [];
foreach ($content['posts'] as $row) {
    [$local, $gmt] = moment($row['date']);
    $values = ['post_type' => $row['type'], 'post_status' => $row['status'], 'post_title' => $row['title'], 'post_name' => $row['slug'],
        'post_date' => $local, 'post_date_gmt' => $gmt, 'post_author' => $authors[$row['author']], 'post_content' => strtr($row['body'], $media),
        'post_excerpt' => $row['excerpt'], 'post_password' => $row['password'], 'post_parent' => $row['parent'] ? $posts[$row['parent']] : 0,
        'menu_order' => $row['order'], 'comment_status' => 'open'];
    $id = $posts[$row['key']] = must(wp_insert_post(wp_slash($values), true));
    foreach ($row['terms'] as $taxonomy => $names) {
        must(wp_set_object_terms($id, array_map(fn($name) => $terms[$taxonomy][$name], $names), $taxonomy));
    }
    foreach ($row['meta'] as $key => $value) {
        add_post_meta($id, $key, wp_slash($value));
    }
    if ($row['featured']) {
        set_post_thumbnail($id, $media['%' . $row['featured'] . '.id%']);
    }
    if ($row['format']) {
        set_post_format($id, $row['format']);
    }
    if ($row['sticky']) {
        stick_post($id);
    }
    $replies = [];
    foreach ($row['comments'] as $comment) {
        [$local, $gmt] = moment($comment['date']);
        $replies[] = must(wp_insert_comment(wp_slash(['comment_post_ID' => $id, 'comment_author' => $comment['author'], 'comment_author_email' => $comment['email'],
            'comment_author_url' => $comment['url'], 'comment_content' => $comment['body'], 'comment_date' => $local, 'comment_date_gmt' => $gmt,
            'comment_approved' => $comment['approved'], 'comment_type' => $comment['type'], 'comment_parent' => $comment['answers'] ? $replies[$comment['answers'] - 1] : 0])));
    }
}
$menu = must(wp_create_nav_menu($content['menu']));
foreach (['page-0', 'page-1', 'plain'] as $place => $key) {
    must(wp_update_nav_menu_item($menu, 0, ['menu-item-object-id' => $posts[$key], 'menu-item-object' => get_post_type($posts[$key]),
        'menu-item-type' => 'post_type', 'menu-item-status' => 'publish', 'menu-item-position' => $place + 1]));
}
set_theme_mod('nav_menu_locations', ['primary' => $menu]);
[$password] = must(WP_Application_Passwords::create_new_application_password(1, ['name' => 'test']));
echo json_encode(['application_password' => $password, 'keys' => $posts]);
